/** Reading level of what people read first. */
import type { Content } from '../../../src/core/pack/content/shapes.ts';
import { section, table } from './markdown.ts';
import { median, readingGrade } from './readingLevel.ts';

interface Text {
  readonly id: string;
  readonly text: string;
}

/** Upper ends of the columns; the last one is open. */
const steps = [6, 8, 10, 12, Infinity] as const;

export function readTexts(content: Content): Readonly<Record<string, readonly Text[]>> {
  const { claims, substances, interactions, glossary } = content;
  const written = (id: string, text: string | null | undefined): Text[] =>
    text === null || text === undefined ? [] : [{ id, text }];
  return {
    'claim, inShort': claims.flatMap(({ record }) => written(record.id, record.inShort)),
    'substance, inShort': substances.flatMap(({ record }) =>
      written(record.id, record.inShort?.text),
    ),
    'claim, statement': claims.flatMap(({ record }) => written(record.id, record.statement)),
    'interaction, management': interactions.flatMap(({ record }) =>
      written(record.id, record.management),
    ),
    'glossary, own texts': glossary.flatMap(({ record }) => written(record.id, record.text)),
  };
}

/** How many grades fall into each step. */
export function distribution(grades: readonly number[]): number[] {
  return steps.map((end, n) => {
    const start = steps[n - 1] ?? -Infinity;
    return grades.filter((grade) => grade > start && grade <= end).length;
  });
}

const rounded = (grade: number | null): string => (grade === null ? '' : grade.toFixed(1));

export function readingSection(content: Content): string {
  const texts = Object.entries(readTexts(content)).map(([name, list]) => ({
    name,
    graded: list
      .map(({ id, text }) => ({ id, text, grade: readingGrade(text) }))
      .toSorted((a, b) => b.grade - a.grade || (a.id < b.id ? -1 : 1)),
  }));
  return section('Reading level', [
    'US school grade after Flesch and Kincaid; about 8 is the aim for `inShort`. Names of substances and of multiple sclerosis weigh heavily in short texts. Clauses that end in a colon or semicolon count as sentences.',
    table(
      ['text', 'number', 'median', 'up to 6', '6 to 8', '8 to 10', '10 to 12', 'above 12'],
      texts.map(({ name, graded }) => {
        const grades = graded.map(({ grade }) => grade);
        return [name, grades.length, rounded(median(grades)), ...distribution(grades)];
      }),
    ),
    ...texts.flatMap(({ name, graded }) =>
      graded.length === 0
        ? []
        : [
            `### Hardest to read: ${name}`,
            table(
              ['grade', 'record', 'text'],
              graded.slice(0, 10).map(({ id, text, grade }) => [rounded(grade), `\`${id}\``, text]),
            ),
          ],
    ),
  ]);
}
