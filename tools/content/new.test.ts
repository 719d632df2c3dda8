/** What content:new writes is readable, sits in its place, changes nothing else, and is listed by the check. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadContent } from '../../src/core/pack/content/loadContent.ts';
import { copyContent, type ContentCopy } from '../../src/core/pack/contentFixture.ts';
import { insertClaim } from './insertText.ts';
import { newClaim, newSource, newSubstance } from './newRecord.ts';

/** Of each test that writes something; made when it is first asked for. */
let made: ContentCopy | null = null;
const copy = {
  get dir(): string {
    return (made ??= copyContent()).dir;
  },
  edit: (file: string, find: string | RegExp, replace: string): number =>
    (made ??= copyContent()).edit(file, find, replace),
};
afterEach(() => {
  made?.remove();
  made = null;
});
/** What is refused is not written: all of that happens in one copy. */
const untouched = copyContent();
afterAll(() => {
  untouched.remove();
});
const read = (file: string): string => readFileSync(path.join(copy.dir, file), 'utf8');
const problems = (): string[] =>
  loadContent(copy.dir).problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
/** Line (from 1) of the first match. */
const lineOf = (file: string, text: string): number => {
  const start = read(file).indexOf(text);
  expect(start).toBeGreaterThanOrEqual(0);
  return read(file).slice(0, start).split('\n').length;
};

describe('a new substance', () => {
  const pomegranate = { id: 'pomegranate', name: 'Pomegranate', kind: 'botanical', unit: null };

  it('is a readable file whose open fields the check lists', () => {
    const { file } = newSubstance(copy.dir, pomegranate);
    expect(parse(read(file))).toEqual({
      id: 'pomegranate',
      name: 'Pomegranate',
      kind: 'botanical',
      reviewedOn: null,
    });
    expect(problems()).toEqual([
      `${file}:${lineOf(file, 'reviewedOn:')}: field "reviewedOn" is empty`,
    ]);
    copy.edit(file, /^reviewedOn:.*$/m, 'reviewedOn: 2026-11-22');
    expect(problems()).toEqual([]);
  });

  it('keeps a name that YAML would read otherwise', () => {
    const { file } = newSubstance(copy.dir, {
      ...pomegranate,
      name: 'No: 5 # "x"',
      unit: 'mg',
    });
    expect(parse(read(file))).toMatchObject({ name: 'No: 5 # "x"', unit: 'mg' });
  });

  it.each([
    [{ id: 'magnesium' }, /^id: substances\/magnesium\.yaml exists already/],
    [{ id: 'Pome granate' }, /^id: "Pome granate" is no id/],
    [{ id: '../x' }, /^id: /],
    [{ kind: 'fruit' }, /^kind: "fruit" is not one of: mineral, vitamin/],
    [{ unit: 'pounds' }, /^unit: "pounds" is not one of: mg, mcg/],
    [{ name: ' ' }, /^name: must not be empty/],
  ])('refuses %j', (change, message) => {
    expect(() => newSubstance(untouched.dir, { ...pomegranate, ...change })).toThrow(message);
  });
});

describe('a new claim', () => {
  const claim = {
    substance: 'magnesium',
    condition: 'multiple-sclerosis',
    outcomeGroup: 'bladder',
    id: null,
  };
  const open = [
    'outcome',
    'exposure',
    'measure',
    'change',
    'statement',
    'direction',
    'certainty',
    'certaintyReason',
    'size',
    'state',
    'date',
    'note',
    'source',
    'finding',
    'direction',
  ];

  it('stands between its neighbours, every other byte as before', () => {
    const before = read('substances/magnesium.yaml');
    const { file, id } = newClaim(copy.dir, claim);
    const after = read(file);
    expect(id).toBe('magnesium-ms-bladder');
    const start = after.indexOf('  - id: magnesium-ms-bladder\n');
    const length = after.length - before.length;
    expect(after.slice(0, start) + after.slice(start + length)).toBe(before);
    const content = parse(after) as { claims: { id: string }[] };
    const ids = content.claims.map((one) => one.id);
    expect(ids).toEqual(ids.toSorted());
  });

  it('lists every field that is still empty, with its line', () => {
    const { file } = newClaim(copy.dir, claim);
    const first = lineOf(file, '  - id: magnesium-ms-bladder\n');
    const lines = read(file)
      .split('\n')
      .slice(first - 1);
    const expected = open.map((field, n) => {
      const earlier = open.slice(0, n).filter((one) => one === field).length;
      const found = lines
        .map((text, at) => (new RegExp(`^[ -]*${field}: #`).test(text) ? at : -1))
        .filter((at) => at >= 0)[earlier];
      return `${file}:${first + (found ?? NaN)}: field "${field}" is empty`;
    });
    expect(problems()).toEqual(expected);
  });

  it('starts the list where a substance has no claim yet, before its cautions', () => {
    const before = read('substances/chromium.yaml');
    const { file } = newClaim(copy.dir, { ...claim, substance: 'chromium' });
    const after = read(file);
    expect(after.indexOf('\nclaims:\n  - id: chromium-ms-bladder')).toBeLessThan(
      after.indexOf('\ncautions:'),
    );
    expect(after.replace(/claims:\n[\s\S]*(?=cautions:)/, '')).toBe(before);
  });

  it('goes to the end of a file without anything after it, and keeps its line ends', () => {
    const windows = read('substances/water.yaml').replaceAll('\n', '\r\n');
    writeFileSync(path.join(copy.dir, 'substances/water.yaml'), windows);
    const { file } = newClaim(copy.dir, { ...claim, substance: 'water' });
    expect(read(file).startsWith(windows)).toBe(true);
    expect(read(file).replaceAll('\r\n', '')).not.toContain('\n');
    expect(parse(read(file))).toMatchObject({ claims: [{ id: 'water-ms-bladder' }] });
  });

  it('keeps a comment with the claim that it stands above', () => {
    const text = 'id: x\nclaims:\n  # about b\n  - id: b\n    n: 1\n';
    expect(insertClaim(text, 'a', '  - id: a')).toBe(
      'id: x\nclaims:\n  - id: a\n\n  # about b\n  - id: b\n    n: 1\n',
    );
    expect(insertClaim(text, 'c', '  - id: c')).toBe(`${text}\n  - id: c\n`);
  });

  it.each([
    [{ substance: 'magnesum' }, /^substance: there is no "magnesum"; did you mean "magnesium"\?/],
    [{ substance: '../zinc' }, /^substance: "\.\.\/zinc" is no id/],
    [{ condition: 'multiple-sclerosi' }, /^condition: .*did you mean "multiple-sclerosis"/],
    [{ outcomeGroup: 'happiness' }, /^outcome group: "happiness" is not one of: relapse/],
    [{ outcomeGroup: 'sleep' }, /^id: the claim "magnesium-ms-sleep" exists already/],
    [
      { id: 'zinc-ms-levels' },
      /^id: the claim "zinc-ms-levels" exists already in substances\/zinc/,
    ],
    [{ id: 'Bad Id' }, /^id: "Bad Id" is no id/],
  ])('refuses %j', (change, message) => {
    expect(() => newClaim(untouched.dir, { ...claim, ...change })).toThrow(message);
  });

  it('refuses a file that cannot be read, and leaves it as it is', () => {
    copy.edit('substances/magnesium.yaml', 'kind: mineral', 'kind: mineral\nkind: vitamin');
    const before = read('substances/magnesium.yaml');
    expect(() => newClaim(copy.dir, claim)).toThrow(/^substances\/magnesium\.yaml: cannot be read/);
    expect(read('substances/magnesium.yaml')).toBe(before);
  });
});

describe('a new source', () => {
  const source = {
    type: 'article-journal',
    author: 'Smith',
    organisation: null,
    year: '2024',
    topic: 'zinc',
  };

  it('stands in the order of ids, every other byte as before, and asks for what is open', () => {
    const before = read('sources.json');
    const { file, id } = newSource(copy.dir, source);
    const after = read(file);
    expect(id).toBe('smith-2024-zinc');
    const start = after.indexOf(`  {\n    "id": "${id}"`);
    expect(after.slice(0, start) + after.slice(start + after.length - before.length)).toBe(before);
    const ids = (JSON.parse(after) as { id: string }[]).map((one) => one.id);
    expect(ids).toEqual(ids.toSorted());
    expect((JSON.parse(after) as unknown[])[ids.indexOf(id)]).toEqual({
      id,
      type: 'article-journal',
      title: '',
      author: [{ family: 'Smith' }],
      issued: { 'date-parts': [[2024]] },
      custom: { verifiedFrom: [], verifiedOn: '' },
    });
    const at = (text: string): number => {
      const from = after.indexOf(text, start);
      return after.slice(0, from).split('\n').length;
    };
    expect(problems()).toEqual([
      `${file}:${at('"title"')}: field "title" must not be empty`,
      `${file}:${at('"verifiedFrom"')}: field "verifiedFrom" is empty`,
      `${file}:${at('"verifiedOn"')}: field "verifiedOn" must be a date such as 2026-11-22`,
    ]);
  });

  it('may be the last one', () => {
    const { id } = newSource(copy.dir, { ...source, author: 'Żyła', year: null });
    const ids = (JSON.parse(read('sources.json')) as { id: string }[]).map((one) => one.id);
    expect(id).toBe('zyla-undated-zinc');
    expect(ids).toEqual(ids.toSorted());
    newSource(copy.dir, { ...source, author: 'Zzz' });
    expect((JSON.parse(read('sources.json')) as { id: string }[]).at(-1)?.id).toBe('zzz-2024-zinc');
  });

  it('names an organisation in full', () => {
    newSource(copy.dir, { ...source, author: null, organisation: 'Zinc Society & Co' });
    const found = (JSON.parse(read('sources.json')) as { id: string; author: unknown }[]).find(
      ({ id }) => id === 'zinc-society-co-2024-zinc',
    );
    expect(found?.author).toEqual([{ literal: 'Zinc Society & Co' }]);
  });

  it.each([
    [{ type: 'tweet' }, /^type: "tweet" is not one of: article-journal/],
    [{ author: null }, /^author: give the family name/],
    [{ organisation: 'X' }, /^author: give the family name/],
    [{ year: '24' }, /^year: "24" is no year/],
    [{ topic: 'Zinc pills' }, /^topic: "Zinc pills" is no id/],
    [{ author: 'Salari', year: '2015', topic: 'x-y' }, null],
  ])('%j', (change, message) => {
    const make = () => newSource(copy.dir, { ...source, ...change });
    if (message !== null) expect(make).toThrow(message);
    else {
      make();
      expect(make).toThrow(/^id: the source "salari-2015-x-y" exists already/);
    }
  });
});

describe('what somebody has filled in', () => {
  it('passes the check', () => {
    const { id: source } = newSource(copy.dir, {
      type: 'article-journal',
      author: 'Smith',
      organisation: null,
      year: '2024',
      topic: 'pomegranate',
    });
    copy.edit('sources.json', '"title": ""', '"title": "Pomegranate juice and fatigue"');
    copy.edit('sources.json', '"verifiedFrom": []', '"verifiedFrom": ["https://example.org/1"]');
    copy.edit('sources.json', '"verifiedOn": ""', '"verifiedOn": "2026-11-22"');
    const { file } = newSubstance(copy.dir, {
      id: 'pomegranate',
      name: 'Pomegranate',
      kind: 'botanical',
      unit: null,
    });
    copy.edit(file, /^reviewedOn:.*$/m, 'reviewedOn: 2026-11-22');
    newClaim(copy.dir, {
      substance: 'pomegranate',
      condition: 'multiple-sclerosis',
      outcomeGroup: 'fatigue',
      id: null,
    });
    const values = {
      outcome: 'fatigue',
      exposure: 'supplement',
      measure: 'fatigue',
      change: 'unclear',
      statement: 'It is not known whether pomegranate changes fatigue in MS.',
      certainty: 'very-low',
      certaintyReason: 'One small trial.',
      size: 'not-estimated',
      state: 'very-uncertain',
      date: '2026-11-22',
      note: 'First edition.',
      source,
      finding: 'No difference from placebo.',
      direction: 'unclear',
    };
    for (const [field, value] of Object.entries(values))
      copy.edit(file, new RegExp(`(?<=^[ -]*${field}:) #.*$`, 'm'), ` ${value}`);
    copy.edit(file, /(?<=^ {8}direction:) #.*$/m, ' no-effect');
    expect(problems()).toEqual([]);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, 'new.ts'), ...args], {
      encoding: 'utf8',
    });

  it('writes, and says what is open', () => {
    const { status, stdout } = run(
      ...['substance', 'pomegranate', '--name', 'Pomegranate', '--kind', 'botanical'],
      ...['--content', copy.dir],
    );
    expect(status).toBe(0);
    expect(stdout).toContain('field "reviewedOn" is empty');
    expect(parse(read('substances/pomegranate.yaml'))).toMatchObject({ id: 'pomegranate' });
  });

  it.each([
    [['substance', 'magnesium', '--name', 'M', '--kind', 'mineral'], 'id: '],
    [['substance', 'pomegranate', '--kind', 'botanical'], 'name: is missing'],
    [['claim', 'magnesium', 'flu', 'sleep'], 'condition: there is no "flu"'],
    [['claim', 'magnesium'], 'condition: is missing'],
    [['source', '--type', 'book', '--author', 'A'], 'topic: is missing'],
    [['poem'], 'record: "poem" is not one of'],
    [['substance', 'x', '--colour', 'red'], 'option: '],
  ])('%j ends with 2 and names the field', (args, message) => {
    const { status, stderr } = run(...args, '--content', untouched.dir);
    expect(stderr.startsWith(message)).toBe(true);
    expect(status).toBe(2);
  });
});
