import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { searchKinds } from '../../contract/vocabulary.ts';
import { fold } from '../search/fold.ts';
import { buildReference, type BuildResult } from './buildReference.ts';
import { ContentInvalid } from './content/problem.ts';
import { copyContent, realContent } from './contentFixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cofactor-reference-'));
const out = path.join(folder, 'reference.db');
const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');
let result: BuildResult;
let db: Database.Database;
/** The first column of every row. */
const pluck = (sql: string, ...values: unknown[]): unknown[] =>
  db
    .prepare(sql)
    .pluck()
    .all(...values);

beforeAll(() => {
  result = buildReference({ contentDir: realContent, out });
  db = new Database(out, { readonly: true });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the built reference', () => {
  it('holds every record of the content', () => {
    expect(result.counts).toEqual({
      sources: 641,
      substances: 106,
      monographs: 49,
      forms: 113,
      conditions: 73,
      claims: 123,
      studies: 277,
      estimates: 95,
      beliefs: 8,
      cautions: 167,
      medicationClasses: 114,
      medications: 381,
      drugInteractions: 312,
      nutrientInteractions: 22,
      lifeStages: 26,
      intakes: 2512,
      dailyValues: 140,
      conversions: 68,
      foods: 575,
      portions: 1008,
      ordinaryPortions: 506,
      foodDiets: 575,
      foodSubstances: 34,
      dosesSeen: 5,
      glossaryTerms: 60,
    });
    const tables = {
      source: 641,
      substance: 106,
      form: 113,
      condition: 73,
      claim: 123,
      study: 277,
      estimate: 95,
      belief: 8,
      caution: 167,
      medication_class: 114,
      medication: 381,
      interaction: 334,
      life_stage: 26,
      intake: 2512,
      daily_value: 140,
      conversion: 68,
      food: 575,
      portion: 1008,
      interaction_dose_seen: 5,
      glossary: 60,
    };
    for (const [table, count] of Object.entries(tables))
      expect([table, ...pluck(`SELECT count(*) FROM ${table}`)]).toEqual([table, count]);
    expect(pluck('SELECT count(*) FROM substance WHERE has_monograph')).toEqual([49]);
  });

  it.each([
    // 24.305 / (24.305 + 15.999) = 0.603
    [`SELECT elemental_fraction FROM form WHERE id = 'magnesium-oxide'`, 0.603],
    [
      `SELECT amount FROM food_amount WHERE food = 'almonds-raw' AND nutrient = 'magnesium_mg'`,
      270,
    ],
    [`SELECT grams FROM portion WHERE food = 'almonds-raw' AND position = 2`, 28.35],
    [
      `SELECT amount FROM intake WHERE substance = 'magnesium' AND life_stage = 'male-31-50' AND kind = 'RDA'`,
      420,
    ],
    [
      `SELECT amount || ' ' || scope FROM intake WHERE substance = 'magnesium' AND life_stage = 'female-31-50' AND kind = 'UL'`,
      '350.0 supplements',
    ],
    [
      `SELECT amount || ' ' || scope FROM intake WHERE substance = 'magnesium' AND life_stage = 'efsa-female-adult' AND kind = 'UL'`,
      '250.0 added-dissociable-salts',
    ],
    [`SELECT factor FROM conversion WHERE id = 'vitamin-a-iu-retinol'`, 0.3],
    [`SELECT factor FROM food_column_rule WHERE substance = 'copper' AND scope = 'ordinary'`, 1000],
    [
      `SELECT columns FROM food_column_rule WHERE substance = 'vitamin-a' AND scope = 'preformed'`,
      '["retinol_mcg"]',
    ],
    [`SELECT part_of FROM substance WHERE id = 'american-ginseng'`, 'ginseng'],
    [`SELECT timing FROM interaction WHERE id = 'magnesium-raltegravir'`, 'never-together'],
    [`SELECT before_hours FROM interaction WHERE id = 'iron-bisphosphonates'`, 2],
    [`SELECT after_hours FROM interaction WHERE id = 'iron-bisphosphonates'`, null],
    [`SELECT apart_hours FROM interaction WHERE id = 'aluminium-iron'`, 2],
    [`SELECT measure FROM claim WHERE id = 'caffeine-ms-risk'`, 'the risk of developing MS'],
    [`SELECT in_condition FROM claim WHERE id = 'caffeine-ms-risk'`, 0],
    [`SELECT ndb_number FROM food WHERE id = 'poppy-seeds'`, '02033'],
    [`SELECT source FROM food WHERE id = 'almonds-raw'`, 'usda-2015-sr28'],
    [`SELECT label FROM portion WHERE food = 'almonds-raw' AND ordinary = 1`, '1 oz (23 kernels)'],
    [`SELECT label FROM portion WHERE food = 'wheat-flour-wholemeal' AND ordinary = 0`, '1 cup'],
    [`SELECT vegan FROM food WHERE id = 'lentils-boiled'`, 1],
    [`SELECT vegan FROM food WHERE id = 'soya-drink-fortified'`, null],
    [`SELECT lactose_free FROM food WHERE id = 'soya-drink-fortified'`, 1],
    [`SELECT vegetarian FROM food WHERE id = 'cheese-cheddar'`, null],
    [`SELECT vegan FROM food WHERE id = 'cheese-cheddar'`, 0],
    [`SELECT substance FROM food WHERE id = 'grapefruit-juice'`, 'grapefruit'],
    [`SELECT substance FROM food WHERE id = 'orange-juice-fresh'`, null],
    // Record zinc-copper: 50 mg twice a day.
    [
      `SELECT amount || ' ' || unit FROM interaction_dose_seen WHERE interaction = 'zinc-copper'`,
      '100.0 mg',
    ],
    [`SELECT value FROM manifest WHERE key = 'edition'`, '2026.11'],
    [`SELECT value FROM manifest WHERE key = 'content_date'`, '2026-11-22'],
  ])('%s', (sql, value) => {
    expect(pluck(sql)).toEqual([value]);
  });

  it('has no row where an amount is unknown', () => {
    // The fluoride of almonds is an empty cell; their caffeine is a 0.
    const amounts = `SELECT amount FROM food_amount WHERE food = 'almonds-raw' AND nutrient = ?`;
    expect(pluck(amounts, 'fluoride_mcg')).toEqual([]);
    expect(pluck(amounts, 'caffeine_mg')).toEqual([0]);
  });

  it('explains every scope, kind, equivalent and group that its rows use', () => {
    const unexplained = (kind: string, sql: string): unknown[] =>
      pluck(`${sql} EXCEPT SELECT id FROM term WHERE kind = '${kind}'`);
    expect(unexplained('scope', 'SELECT scope FROM intake')).toEqual([]);
    expect(unexplained('kind', 'SELECT kind FROM intake')).toEqual([]);
    expect(
      unexplained('equivalent', 'SELECT equivalent FROM intake WHERE equivalent IS NOT NULL'),
    ).toEqual([]);
    expect(unexplained('daily-value-group', 'SELECT age_group FROM daily_value')).toEqual([]);
    expect(unexplained('evidence', 'SELECT evidence FROM intake')).toEqual([]);
  });

  it('holds nothing of what could not be verified', () => {
    const items: unknown = parse(readFileSync(path.join(realContent, 'left-out.yaml'), 'utf8'));
    const texts = (Array.isArray(items) ? items : []).map(({ text }: { text: string }) => text);
    expect(texts).toHaveLength(97);
    const file = readFileSync(out).toString('utf8');
    for (const text of texts) expect(file.includes(text)).toBe(false);
  });

  it('is a single sound file', () => {
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(readdirSync(folder)).toEqual(['reference.db']);
  });

  it('has the same bytes when it is built again', () => {
    const again = path.join(folder, 'again.db');
    buildReference({ contentDir: realContent, out: again });
    const same = sha256(again) === sha256(out);
    rmSync(again);
    expect(same).toBe(true);
  });
});

describe('the search documents', () => {
  it('cover every record of every kind', () => {
    const counts = Object.fromEntries(
      searchKinds.map((kind) => [
        kind,
        pluck('SELECT count(*) FROM search_document WHERE kind = ?', kind)[0],
      ]),
    );
    expect(counts).toEqual({
      substance: 106,
      form: 113,
      claim: 123,
      food: 575,
      interaction: 334,
      medication: 381,
      'medication-class': 114,
      condition: 73,
      source: 641,
    });
    expect(pluck(`SELECT count(*) FROM search_document WHERE title = '' OR subtitle = ''`)).toEqual(
      [0],
    );
  });

  const named = (name: string): unknown[] =>
    pluck(
      `SELECT kind || '/' || entity || ' ' || matched FROM search_name
       JOIN search_document ON id = document WHERE folded = ? ORDER BY 1`,
      fold(name),
    );

  it.each([
    ['Magnesium', 'substance/magnesium exact'],
    ['magnez', 'substance/magnesium synonym'],
    ['Johanniskraut', 'substance/st-johns-wort synonym'],
    ['st johns wort', 'substance/st-johns-wort synonym'],
    ['magnesium citrate', 'form/magnesium-citrate exact'],
    ['magnesium citrate', 'substance/magnesium synonym'],
    ['Avonex', 'medication/interferon-beta-1a synonym'],
    ['L03AB07', 'medication/interferon-beta-1a synonym'],
    ['10.17226/5776', 'source/iom-1997 synonym'],
    ['23115811', 'source/iom-1997 synonym'],
    ['raw almonds', null],
    ['almonds, raw', 'food/almonds-raw exact'],
  ])('%s names %s', (name, expected) => {
    if (expected === null) expect(named(name)).toEqual([]);
    else expect(named(name)).toContain(expected);
  });

  it('find a claim by substance, condition and everyday words together', () => {
    const found = pluck(
      `SELECT entity FROM search_index JOIN search_document ON id = search_index.rowid
       WHERE search_index MATCH '"magnesium" "ms" "relapse"' AND kind = 'claim'`,
    );
    expect(found).toContain('magnesium-ms-relapse');
  });

  it('describe an interaction in its title and line', () => {
    expect(
      db
        .prepare(
          `SELECT title, subtitle FROM search_document WHERE entity = 'magnesium-ace-inhibitors'`,
        )
        .get(),
    ).toEqual({
      title: 'Magnesium × ACE inhibitors',
      subtitle: 'Interaction: minimise risk · minor severity',
    });
  });
});

describe('a build of faulty content', () => {
  it('throws every problem and leaves the older file as it is', () => {
    const before = sha256(out);
    const copy = copyContent();
    try {
      copy.edit('substances/zinc.yaml', 'kind: mineral', 'kind: metal');
      copy.edit('substances/iron.yaml', 'kind: mineral', 'kind: metal');
      expect(() => buildReference({ contentDir: copy.dir, out })).toThrow(ContentInvalid);
      try {
        buildReference({ contentDir: copy.dir, out });
      } catch (error) {
        const files = error instanceof ContentInvalid ? error.problems.map((p) => p.file) : [];
        expect(files).toContain('substances/zinc.yaml');
        expect(files).toContain('substances/iron.yaml');
      }
    } finally {
      copy.remove();
    }
    expect(sha256(out)).toBe(before);
    expect(readdirSync(folder)).toEqual(['reference.db']);
  });
});
