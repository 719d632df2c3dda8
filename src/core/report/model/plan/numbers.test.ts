/** No number of a plan report comes from nowhere: each stands in the check or in the plan, or counts what stands there. */
import { readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Plan } from '../../../../contract/plan.ts';
import type { Block, ReportDocument } from '../../../../contract/reportDocument.ts';
import { openTestReference, type TestReference } from '../../../testing/reference.ts';
import { terms } from '../../planFixture.ts';
import { formatNumber } from '../format.ts';
import { planReport } from '../planReport.ts';

const numbersIn = (text: string): number[] =>
  [...text.replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '').matchAll(/\d+(?:\.\d+)?/gu)].map(([found]) =>
    Number(found),
  );

/** Every number inside `value`, with the forms in which print may show it: rounded to digits or decimals, in the next smaller unit, in billions. */
function known(value: unknown): Set<number> {
  const found = new Set<number>();
  const add = (number: number): void => {
    for (const one of [number, number * 1000, number / 1e9, number / 1e6]) {
      found.add(one);
      found.add(Math.round(one));
      found.add(Number(one.toPrecision(3)));
      // Half up: 3.945 is 3.95, although its binary fraction lies below.
      for (const decimals of [1, 2, 3]) found.add(Number((one + 1e-9).toFixed(decimals)));
      for (const shown of numbersIn(formatNumber(one))) found.add(shown);
    }
  };
  const visit = (member: unknown): void => {
    if (typeof member === 'number') add(Math.abs(member));
    else if (typeof member === 'string') numbersIn(member).forEach(add);
    else if (Array.isArray(member)) member.forEach(visit);
    else if (member !== null && typeof member === 'object') Object.values(member).forEach(visit);
  };
  visit(value);
  return found;
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return block.runs.map((run) => run.text);
    case 'list':
      return block.items.flat().map((run) => run.text);
    case 'table':
      return [block.caption, ...block.rows.flat(2).map((run) => run.text)];
    case 'finding':
      return [block.title, ...block.body.map((run) => run.text)];
    case 'bars':
      return block.bars.flatMap((bar) => [
        bar.description,
        ...[...bar.segments, ...bar.marks].flatMap((one) => [one.label, String(one.amount)]),
      ]);
    case 'day':
      return [block.caption, block.description];
    default:
      return [];
  }
}

describe('numbers', () => {
  let reference: TestReference;
  beforeAll(() => {
    reference = openTestReference();
  });
  afterAll(() => {
    reference.close();
  });

  it.each(['conflicts', 'twelve', 'plain', 'pregnant'])('of %s come from its check', (name) => {
    const plan = parse(
      Plan,
      JSON.parse(
        readFileSync(new URL(`../../../../../examples/${name}.json`, import.meta.url), 'utf8'),
      ),
    );
    const check = reference.handlers.check({ plan });
    const document: ReportDocument = planReport({
      check,
      plan,
      outcomes: [],
      terms,
      sections: ['visit', 'schedule', 'intakes', 'findings', 'evidence', 'foods'],
      paper: 'a4',
      asOf: '2026-11-22',
      fingerprint: '0000-0000-0000',
    });
    const sources = known({ plan, check: { ...check, sources: [] } });
    const texts = document.sections
      .filter((section) => section.id !== 'references')
      .flatMap((section) => section.blocks.flatMap(textsOf))
      // What is counted: "6 further findings", "24 pairs", "12 more", "3 products would move".
      .map((text) =>
        text.replace(/\b\d+ (?:further findings?|pairs?|more|products? would move)\b/gu, ''),
      );
    const unknown = texts.flatMap((text) =>
      numbersIn(text)
        .filter((number) => !sources.has(number))
        .map((number) => `${number} in "${text.slice(0, 80)}"`),
    );
    expect(texts.flatMap(numbersIn).length).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
    // A number that nobody entered would be told.
    expect([4321, 77.7].filter((number) => sources.has(number))).toEqual([]);
  });
});
