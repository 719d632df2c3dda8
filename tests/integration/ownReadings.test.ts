/** References and lists of retracted papers that the person brings in, from the file to where they are shown. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePlanText } from '../../src/contract/planText.ts';
import { operations, type OperationName, type OutputOf } from '../../src/contract/operations.ts';
import type { Core } from '../../src/core/ports.ts';
import { openCore } from '../../src/hosts/checkout.ts';
import { dispatchKnown } from '../../src/hosts/dispatch.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { failureIn, runIn, type Run } from './support/cli.ts';

let folder: string;
const cores: Core[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cofactor-readings-'));
});
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
  rmSync(folder, { recursive: true });
});

const { log } = memoryLog();
const run = (...words: string[]): Promise<Run> => runIn(folder, words);
function open(): Core {
  const core = openCore({ dataDir: join(folder, 'data'), log, progress: () => undefined });
  cores.push(core);
  return core;
}
/** Checked against the contract. */
async function ask<N extends OperationName>(
  core: Core,
  name: N,
  input: unknown,
): Promise<OutputOf<N>> {
  const answer = await dispatchKnown(core, name, input, log);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  const schema: v.GenericSchema<unknown, OutputOf<N>> = operations[name].output;
  return v.parse(schema, answer.value);
}
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { path, name, temporary: false };
};

/** A source that supports a claim on biotin, by what the content says of it. */
const cree = {
  id: 'cree-2020',
  doi: '10.1016/S1474-4422(20)30347-1',
};
const listOf = (nature: string, date: string) =>
  [
    'Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason',
    `1,A test of the list,${date},10.1000/notice,0,${cree.doi.toLowerCase()},0,${nature},+For a test`,
    '2,Another,5/6/2024 0:00,10.1000/n,0,10.1000/other,0,Retraction,+x',
    '',
  ].join('\n');

describe('a list of retracted papers', () => {
  test('marks the sources of the reference wherever they are shown', async () => {
    const core = open();
    const before = await ask(core, 'show', { ref: `source/${cree.id}` });
    expect(before.record).toMatchObject({ retraction: { state: 'not-checked' } });
    const chosen = core.offerFile(file('rw.csv', listOf('Retraction', '1/2/2024 0:00')));
    expect(await ask(core, 'files.read', { file: chosen })).toMatchObject({ kind: 'retractions' });
    expect(await ask(core, 'imports.retractions', { file: chosen })).toMatchObject({
      pack: 'retractions-2024-05-06',
      counts: { papers: 2, retractions: 2 },
    });

    // The list has two rows on two papers.
    const told = { nature: 'Retraction', date: '2024-01-02', asOf: '2024-05-06' };
    const mark = { ...told, papers: 2 };
    const shown = await ask(core, 'show', { ref: `source/${cree.id}` });
    expect(shown.record).toMatchObject({ retraction: { state: 'listed', ...told } });
    // At each claim that it supports.
    if (shown.kind !== 'source') throw new Error('not a source');
    const claims = shown.record.supports.filter((ref) => ref.startsWith('claim/'));
    expect(claims.length).toBeGreaterThan(0);
    for (const ref of claims) {
      const { sources } = await ask(core, 'show', { ref });
      expect(sources.find(({ id }) => id === cree.id)?.custom.retraction).toEqual(mark);
      for (const { id, DOI, PMID, custom } of sources) {
        if (id === cree.id) continue;
        // Absence of a paper from the list is said with its day, and only where the list could name the paper.
        expect(custom.retraction).toEqual(
          DOI === undefined && PMID === undefined
            ? undefined
            : { nature: null, date: null, asOf: mark.asOf, papers: 2 },
        );
      }
    }
    const answer = await ask(core, 'ask', { substance: 'biotin', condition: 'multiple-sclerosis' });
    expect(answer.sources.find(({ id }) => id === cree.id)?.custom.retraction).toEqual(mark);

    // Exports of sources stay what they were: a mark is no part of a reference.
    const { text } = await ask(core, 'sources', { of: 'all', format: 'csl-json' });
    expect(text).not.toContain('asOf');

    const preview = await ask(core, 'report.preview', {
      kind: 'answer',
      substance: 'biotin',
      condition: 'multiple-sclerosis',
    });
    const notes = preview.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'references' ? block.entries : [])),
    );
    expect(notes.find(({ source }) => source === cree.id)?.note).toMatch(
      /^Listed: Retraction \(2 January 2024\), by the imported list as of 6 May 2024/u,
    );
    expect(JSON.stringify(preview)).toMatch(
      /by the imported list as of 6 May 2024, 1 entry is listed/u,
    );

    // Own readings as well.
    const own = await ask(core, 'readings.save', {
      id: null,
      revision: 0,
      item: { type: 'article-journal', title: 'Mine', DOI: cree.doi },
    });
    expect(own).toMatchObject({ source: cree.id, retraction: mark });
    const printed = await ask(core, 'report.preview', {
      kind: 'plan',
      plan: parsePlanText(
        readFileSync(join(import.meta.dirname, '../../examples/plain.json'), 'utf8'),
      ),
      readings: [
        { item: { type: 'article-journal', title: 'Mine', DOI: cree.doi } },
        { item: { type: 'article-journal', title: 'Not listed', PMID: '990001' } },
        { item: { type: 'webpage', title: 'Without a number' } },
      ],
    });
    const references = printed.sections.find(({ id }) => id === 'references')?.blocks ?? [];
    const words = references.map((block) =>
      block.type === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '',
    );
    const mine = words.findIndex((text) => text.startsWith('R1 Mine'));
    expect(words.slice(mine + 1)).toEqual([
      'Listed: Retraction (2 January 2024), by the imported list as of 6 May 2024.',
      expect.stringMatching(/^R2 Not listed/u),
      'None known as of 6 May 2024 (imported list). The list names only 2 publications, and tens of thousands are known: not to be named says little.',
      expect.stringMatching(/^R3 Without a number/u),
    ]);

    await ask(core, 'packs.remove', { id: 'retractions-2024-05-06' });
    expect((await ask(core, 'show', { ref: `source/${cree.id}` })).record).toMatchObject({
      retraction: { state: 'not-checked' },
    });
    expect((await ask(core, 'readings.list', {})).readings[0]?.retraction).toBeNull();
  });

  test('is imported on the command line, which says the mark in words', async () => {
    file('rw.csv', listOf('Expression of concern', '1/2/2024 0:00'));
    const result = await run('import', 'retractions', 'rw.csv', '--json');
    expect(result.code).toBe(0);
    expect(v.parse(operations['imports.retractions'].output, JSON.parse(result.out))).toMatchObject(
      {
        pack: 'retractions-2024-05-06',
      },
    );
    expect(readdirSync(join(folder, 'data'))).toEqual(['packs']);
    const shown = await run('show', `source/${cree.id}`);
    expect(shown.out).toContain('Listed: Expression of concern (2024-01-02)');
    const answer = (await run('ask', 'biotin for multiple sclerosis')).out.replace(/\s+/gu, ' ');
    const words = 'listed with an expression of concern';
    expect(answer).toMatch(new RegExp(`This answer: 1 of its \\d+ sources is ${words}\\.`, 'u'));
    expect(answer).toMatch(new RegExp(`\\[\\d+: ${words}\\]`, 'u'));
    const packs = await run('packs');
    expect(packs.out).toContain('Retraction Watch list');
  });
});

describe('references', () => {
  const ris = `TY  - JOUR\nTI  - Zorbulated cramps\nDO  - ${cree.doi}\nN1  - my quokka note\nER  - \n`;

  test('are recognised, taken in, and enter nothing of the reviewed reference', async () => {
    const core = open();
    const chosen = core.offerFile(file('refs.bin', ris));
    expect(await ask(core, 'files.read', { file: chosen })).toEqual({
      kind: 'citations',
      name: 'refs.bin',
      format: 'ris',
      count: 1,
    });
    expect(await ask(core, 'imports.citations', { file: chosen })).toMatchObject({
      pack: null,
      counts: { added: 1, duplicates: 0, withReviewedSource: 1 },
    });
    expect(await ask(core, 'readings.list', { query: 'quokka' })).toMatchObject({ total: 1 });
    for (const query of ['zorbulated', 'quokka']) {
      expect((await ask(core, 'search', { query })).hits).toEqual([]);
    }
    const all = await ask(core, 'sources', { of: 'all', format: 'ris' });
    expect(all.text).not.toMatch(/zorbulated|quokka/iu);
  });

  test('are imported on the command line; what is none is refused with its name', async () => {
    file('refs.ris', ris);
    const result = await run('import', 'citations', 'refs.ris', '--json');
    expect([result.code, JSON.parse(result.out)]).toEqual([
      0,
      {
        pack: null,
        counts: { added: 1, duplicates: 0, withReviewedSource: 1 },
        skipped: [],
        unknown: [],
      },
    ]);
    const exported = await run('readings', '--format', 'bibtex', '--out', 'mine.bib', '--json');
    expect(exported.code).toBe(0);
    expect(readFileSync(join(folder, 'mine.bib'), 'utf8')).toContain('note = {my quokka note}');
    file('bad.ris', 'not a reference\n');
    const bad = await run('import', 'citations', 'bad.ris', '--json');
    expect(bad.code).toBe(2);
    expect(failureIn(bad)).toMatchObject({ code: 'invalid-input' });
    expect(failureIn(bad).message).toContain('bad.ris');
  });
});
