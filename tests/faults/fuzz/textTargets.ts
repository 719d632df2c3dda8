/** Readers of text: plans, JSON, days, questions, searches, numbers of cells, headings, command lines. */
import { isCalendarDay, formatDate } from '../../../src/contract/calendarDay.ts';
import { parseJson } from '../../../src/contract/jsonText.ts';
import { parsePlanText } from '../../../src/contract/planText.ts';
import { dateIn } from '../../../src/core/citation/import/dates.ts';
import { doiKey, pmcidIn, pmidKey } from '../../../src/core/citation/identifiers.ts';
import { readIncoming } from '../../../src/core/ownData/incoming.ts';
import { dataText, countsOf } from '../../../src/core/ownData/dataText.ts';
import { dayNumber, dayText } from '../../../src/core/pack/import/fdc/day.ts';
import { dayReader } from '../../../src/core/pack/import/retractions/days.ts';
import { cellReader } from '../../../src/contract/tableNumbers.ts';
import { guessHeading } from '../../../src/core/pack/import/table/headings.ts';
import { readFingerprint } from '../../../src/core/report/readFingerprint.ts';
import { commandFirst, wantsJson } from '../../../src/hosts/cli/argv.ts';
import { parseCommandLine } from '../../../src/hosts/cli/program.ts';
import { wholeNumber } from '../../../src/hosts/cli/values.ts';
import type { Random } from '../../../tools/bench/random.ts';
import { bytesFor, oddText, textFor } from './bytes.ts';
import { commandLines, days, foodTables, planTexts, plans } from './seeds.ts';
import { Found, type Target } from './target.ts';
import { jsonOf, mutateValue } from './values.ts';

const need = (isTrue: boolean, otherwise: string): void => {
  if (!isTrue) throw new Found(otherwise);
};

const planText = (random: Random): string =>
  random.below(2) === 0
    ? textFor(planTexts, random)
    : jsonOf(mutateValue(random.pick(plans), random));

const time = '2026-05-01T08:00:00.000Z';
const uuid = '7d3f9f0e-5a58-4a0e-9c43-0d6f2b1c8e11';
const kept = { revision: 1, createdAt: time, updatedAt: time };
const dataFile = {
  format: 'cofactor-data',
  version: 2,
  exportedAt: time,
  settings: { theme: 'dark', reader: { age: 34, sex: 'female', state: 'none' } },
  people: [{ id: uuid, title: 'Someone', ...kept, profile: { age: 34, sex: 'female' } }],
  products: [
    {
      id: uuid,
      title: 'Zinc',
      ...kept,
      product: { name: 'Zinc', ingredients: [{ substance: 'zinc', amount: 10, unit: 'mg' }] },
    },
  ],
  plans: [
    {
      id: uuid,
      title: 'Mine',
      ...kept,
      plan: plans[0],
      versions: [
        {
          number: 1,
          title: 'Mine',
          reason: 'kept',
          note: null,
          edition: '2026.11',
          createdAt: time,
          plan: plans[1],
        },
      ],
    },
  ],
  readings: [
    {
      id: uuid,
      ...kept,
      item: { type: 'book', title: 'A book' },
      notes: 'n',
      tags: ['t'],
      about: [],
    },
  ],
  foodMappings: [],
};
const dataTexts = [JSON.stringify(dataFile), JSON.stringify(dataFile, null, 2)];

const read = cellReader({
  noValue: ['-', 'N'],
  trace: ['tr', 'traces'],
  decimal: ',',
  thousands: '.',
});
const readPoint = cellReader({ noValue: [], trace: ['Tr'], decimal: '.', thousands: null });
const cells = ['1.5', '1,5', '1 234,5', '<0,5', 'tr', '-', '1e3', '', '-2', '1.5E-3'];
const headings = foodTables.flatMap((table) => (table.split('\n')[0] ?? '').split(/[,;\t|]/u));
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /CofactorFingerprint 7 0 R >>\nendobj\n7 0 obj\n(3f9a-12bc-77e0)\nendobj\n' +
    '<rdf>fingerprint:3f9a-12bc-77e0</rdf>\ntrailer\n%%EOF\n',
);

export const textTargets: readonly Target[] = [
  {
    name: 'plan text',
    inputs: 14_000,
    make: planText,
    run: (text: string) => {
      const plan = parsePlanText(text);
      need(
        JSON.stringify(parsePlanText(JSON.stringify(plan))) === JSON.stringify(plan),
        'a plan that was read does not read back as it is',
      );
    },
  } satisfies Target<string>,
  {
    name: 'JSON text',
    inputs: 10_000,
    make: (random) => textFor([...planTexts, ...dataTexts], random),
    run: (text: string) => {
      let expected: string | undefined;
      try {
        expected = JSON.stringify(JSON.parse(text.replace(/^\ufeff/u, '')));
      } catch {
        expected = undefined;
      }
      const found = JSON.stringify(parseJson(text));
      need(found === expected, 'reads another value than JSON.parse');
    },
  } satisfies Target<string>,
  {
    name: 'days',
    inputs: 10_000,
    make: (random) => textFor(days, random).slice(0, 5000),
    run: (text: string) => {
      if (isCalendarDay(text)) need(formatDate(text) !== '', 'a day without words');
      for (const order of ['month-first', 'day-first'] as const) {
        const day = dayReader(order)(text);
        need(day === null || (isCalendarDay(day) && day.length === 10), `${String(day)} is no day`);
      }
      const parts = dateIn(text);
      need(
        parts === null || (parts.length > 0 && parts.length < 4 && parts.every(Number.isInteger)),
        `${JSON.stringify(parts)} are no parts of a date`,
      );
      const number = dayNumber(text);
      need(Number.isInteger(number) && number >= 0, `${number} is no day`);
      need(number === 0 || /^\d{4,}-\d\d-\d\d$/u.test(dayText(number) ?? ''), 'a day without text');
    },
  } satisfies Target<string>,
  {
    name: 'amounts in cells of tables',
    inputs: 10_000,
    make: (random) => textFor(cells, random).slice(0, 20_000),
    run: (text: string) => {
      for (const value of [read(text), readPoint(text)]) {
        if (value.is !== 'amount') continue;
        need(value.amount >= 0, `${value.amount} is no amount`);
        need(/\d/u.test(text), 'a number without a digit');
      }
    },
  } satisfies Target<string>,
  {
    name: 'headings of tables',
    inputs: 4000,
    make: (random) => textFor(headings, random).slice(0, 20_000),
    run: guessHeading,
  } satisfies Target<string>,
  {
    name: 'identifiers of papers',
    inputs: 4000,
    make: (random) =>
      textFor(['https://doi.org/10.1000/182', 'doi:10.1000/A(b)<c>', 'PMID: 123', 'PMC12'], random),
    run: (text: string) => {
      const doi = doiKey(text);
      need(doi === null || doi.startsWith('10.'), `${String(doi)} is no DOI`);
      const pmid = pmidKey(text);
      need(pmid === null || /^\d+$/u.test(pmid), `${String(pmid)} is no PMID`);
      pmcidIn(text);
    },
  } satisfies Target<string>,
  {
    name: 'file of own data',
    inputs: 5000,
    make: (random) =>
      random.below(2) === 0 ? textFor(dataTexts, random) : jsonOf(mutateValue(dataFile, random)),
    run: (text: string) => {
      const { content, unreadable } = readIncoming(text);
      const counts = countsOf(content);
      need(
        Object.values(counts).every((count) => count >= 0) && unreadable.length <= 501,
        'counts that cannot be',
      );
      dataText(content, time);
    },
  } satisfies Target<string>,
  {
    name: 'fingerprint of a PDF',
    inputs: 5000,
    make: (random) => bytesFor([pdf], random),
    run: (bytes: Buffer) => {
      const found = readFingerprint(bytes);
      need(
        found === null || /^[0-9a-f]{4}(?:-[0-9a-f]{4}){2}$/u.test(found),
        `found "${String(found)}"`,
      );
    },
  } satisfies Target<Buffer>,
  {
    name: 'words of the command line',
    inputs: 3000,
    make: (random) => {
      const words = [...random.pick(commandLines)];
      for (let changes = random.below(4); changes > 0; changes -= 1) {
        const at = random.below(words.length + 1);
        const word = random.pick([
          () => oddText(random).slice(0, 500),
          () => random.pick(random.pick(commandLines)),
          () => `--${random.pick(['out', 'limit', 'json', 'nope', '__proto__', ''])}`,
          () => '-x=1',
        ])();
        words.splice(at, random.below(2), word);
      }
      return words;
    },
    run: async (words: string[]) => {
      wantsJson(words);
      wholeNumber(
        words.find((word) => /\d/u.test(word)),
        'limit',
      );
      const parsed = await parseCommandLine(commandFirst(words), '0.1.0', 80);
      need('action' in parsed || parsed.text !== '', 'neither a command nor a text');
    },
  } satisfies Target<string[]>,
];
