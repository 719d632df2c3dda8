/** The ranking as a CSV file (RFC 4180): what stands in the table, plus the source of every row. */
import type { FoodsOutput } from '../../../contract/answers.ts';

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const perWords: Record<FoodsOutput['per'], string> = {
  '100g': 'in 100 g',
  portion: 'in one portion',
  '100kcal': 'in 100 kcal',
};

export function foodsCsv(foods: FoodsOutput): string {
  const header = [
    'rank',
    'food',
    'group',
    `${foods.nutrientName} ${perWords[foods.per]} (${foods.unit})`,
    'grams',
    'portion',
    'notes',
    'source',
  ];
  const rows = foods.rows.map((row, at) => [
    at + 1,
    row.name,
    row.group,
    row.amount,
    row.grams,
    row.portion ?? '',
    row.notes ?? '',
    row.source,
  ]);
  return `${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
