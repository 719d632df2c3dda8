/** The report counts right, finds the weak spots that are known, and the committed copy is current. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyContent, realContent } from '../../../src/core/pack/contentFixture.ts';
import { loadContent } from '../../../src/core/pack/content/loadContent.ts';
import { ContentInvalid } from '../../../src/core/pack/content/problem.ts';
import { repository } from '../schemaOutput.ts';
import { contentReport } from './contentReport.ts';
import { countLines } from './counts.ts';
import { changesOnPurpose } from './leftOut.ts';
import { distribution, readTexts } from './reading.ts';
import { readingGrade } from './readingLevel.ts';
import { oldReviews } from './reviews.ts';

const report = contentReport(realContent);
const { content } = loadContent(realContent);
/** The heading of a gap, and the text below it. */
const gapOf = (title: string): string => {
  const start = report.indexOf(`### ${title}: `);
  expect(start).toBeGreaterThanOrEqual(0);
  return report.slice(start, report.indexOf('\n### ', start + 1));
};

describe('the report', () => {
  it('is committed as it is now', () => {
    const committed = readFileSync(path.join(repository, 'docs', 'content-report.md'), 'utf8');
    const current = committed.replaceAll('\r\n', '\n') === report;
    expect(current, 'run: npm run content:report -- --out docs/content-report.md').toBe(true);
  });

  it('loses no record without a word', () => {
    for (const { what, count, gathered, note } of countLines(content, 97))
      if (gathered !== null && count !== gathered)
        expect([what, note]).toEqual([what, expect.any(String)]);
    expect(countLines(content, 97).filter(({ count }) => count === 0)).toEqual([]);
    expect(report).toContain('| sources | 641 | 639 | +2 | the two releases of the food table');
  });

  // Counted by hand in the gathered facts; the two releases of the food table add one page and one address each.
  it.each([
    ['Claims with one source', '49 of 123'],
    ['Claims on borrowed evidence', '31 of 123'],
    ['Second-hand findings of studies', '25 of 277'],
    ['Forms without data on absorption', '71 of 113'],
    ['Intake references that no page confirms', '22 of 2512'],
    ['Label values that no page confirms', '6 of 140'],
    // 575 foods, of which 508 have one.
    ['Foods without an ordinary portion', '69 of 575'],
    // Calcium × iron, vitamin E × vitamin K, zinc × copper and zinc × magnesium name a dose.
    ['Interactions between substances without a dose at which the effect was seen', '18 of 22'],
    ['Sources without a year', '218 of 641'],
    ['Sources without an author', '21 of 641'],
    // Together the 86 lists that are printed with "et al."
    ['Sources with a shortened author list', '17 of 641'],
    ['Sources with an unchecked author list', '69 of 641'],
    ['Sources verified on one page only', '403 of 641'],
  ])('%s: %s', (title, count) => {
    expect(gapOf(title)).toContain(`### ${title}: ${count}\n`);
  });

  it('names the weak sources', () => {
    expect(gapOf('Sources without DOI, PMID, PMCID and address')).toContain(
      '`benkhedda-2009`, `booth-2004`, `cassard-2023`, `lam-2013`, `nccih-undated-ashwagandha`, `reddy-1997`',
    );
    expect(gapOf('Sources whose verification page is a bare network address')).toContain(
      '`ajog-2004-magnesium-nifedipine`, `dai-2018`, `duncan-2015`, `von-luckner-2018`',
    );
  });

  it('shows which key outcomes of MS a substance has no claim on', () => {
    const row = /^\| caffeine \| (\d+) \| \d+ \| (.*) \|$/m.exec(report);
    // Two claims: fatigue (with cognition), and the risk of developing MS, which is no key outcome.
    expect(row?.[1]).toBe('2');
    expect(row?.[2]?.split(', ')).toContain('relapse');
    expect(row?.[2]?.split(', ')).not.toContain('fatigue');
  });

  it('tells every item that was left out, by topic, with what is missing', () => {
    expect(report).toContain('## Left out: 97\n');
    const topics = [...report.matchAll(/^### [\w -]+: (\d+)\n\n\| what is reported /gm)];
    expect(topics.reduce((total, [, count]) => total + Number(count), 0)).toBe(97);
    expect(report).toContain('Title, identifiers and original data; seen only on lay pages');
  });

  it('lists what was changed on purpose', () => {
    expect(report.slice(report.indexOf('## Changed on purpose'))).toContain('`beta-carotene`');
  });
});

describe('what is read first', () => {
  const texts = readTexts(content);
  // About grade 8 is the aim; above these limits a text is written anew.
  it.each([
    ['claim, inShort', 10],
    ['substance, inShort', 10],
    ['glossary, own texts', 9],
  ])('%s stays at grade %d or below', (name, limit) => {
    const hard = (texts[name] ?? []).filter(({ text }) => readingGrade(text) > limit);
    expect(hard.map(({ id }) => id)).toEqual([]);
    expect(texts[name]?.length).toBeGreaterThan(0);
  });
});

describe('oldReviews', () => {
  const edition = content.edition?.record;
  if (edition === undefined) throw new Error('the content has no edition');
  it('finds none on the day of the edition, and all of them two years later', () => {
    expect(oldReviews(content, edition, edition.date)).toEqual([]);
    const { substances, claims, cautions, interactions } = content;
    const all = [substances, claims, cautions, interactions].reduce(
      (n, list) => n + list.length,
      1,
    );
    expect(oldReviews(content, edition, '2028-12-31')).toHaveLength(all);
  });
});

describe('changesOnPurpose', () => {
  it('takes differences and corrections of each edition, nothing else', () => {
    const text =
      '# Changes\n\n## 2027.01\n\n### Corrections\n\n- b\n\n### New\n\n- c\n\n## 2026.11: first\n\n### Differences from x\n\n- a\n';
    expect(changesOnPurpose(text)).toEqual([
      { title: 'Corrections (2027.01)', list: '- b' },
      { title: 'Differences from x (2026.11: first)', list: '- a' },
    ]);
  });
});

describe('distribution', () => {
  it('counts each grade once, the upper end included', () => {
    expect(distribution([-1, 6, 6.1, 8, 9, 12, 12.5, 30])).toEqual([2, 2, 1, 1, 2]);
  });
});

describe('faulty content', () => {
  it('has no report', () => {
    const copy = copyContent();
    try {
      copy.edit('substances/zinc.yaml', 'kind: mineral', 'kind: metal');
      expect(() => contentReport(copy.dir)).toThrow(ContentInvalid);
    } finally {
      copy.remove();
    }
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, '..', 'report.ts'), ...args], {
      encoding: 'utf8',
      maxBuffer: 10_000_000,
    });
  it('prints, or writes with --out', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cofactor-report-'));
    try {
      const out = path.join(folder, 'report.md');
      const written = run('--out', out);
      expect([written.status, written.stdout]).toEqual([0, '']);
      expect(readFileSync(out, 'utf8')).toBe(report);
      expect(run().stdout).toBe(report);
      expect(run('--out', path.join(folder, 'no', 'report.md')).status).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it('ends with 2 on an option it does not know', () => {
    expect(run('--colour').status).toBe(2);
  });
});
