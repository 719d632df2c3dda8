import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { OutcomeRow } from '../../../contract/answers.ts';
import { Plan } from '../../../contract/plan.ts';
import {
  citationNumbers,
  ReportDocument,
  type Block,
  type BlockOf,
  type Run,
} from '../../../contract/reportDocument.ts';
import { check } from '../checkFixture.ts';
import { plan, terms } from '../planFixture.ts';
import { outcome } from './recordFixtures.ts';
import { planReport, type PlanReportInput } from './planReport.ts';

const input: PlanReportInput = {
  check,
  plan,
  outcomes: [],
  terms,
  sections: null,
  paper: 'a4',
  asOf: '2026-11-22',
  fingerprint: '3f9a-12bc-77e0',
};
const document = planReport(input);

const runsOf = (block: Block): Run[] => {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flat();
    case 'table':
      return block.rows.flat(2);
    case 'finding':
      return block.body;
    default:
      return [];
  }
};
const blocksOf = (id: string): Block[] =>
  document.sections.find((section) => section.id === id)?.blocks ?? [];
const textOf = (id: string): string =>
  blocksOf(id)
    .flatMap((block) => [
      ...('text' in block ? [block.text] : []),
      ...('title' in block ? [block.title] : []),
      ...('caption' in block ? [block.caption] : []),
      runsOf(block)
        .map((run) => run.text)
        .join(' '),
    ])
    .join('\n')
    .replaceAll('\u00a0', ' ');
const findings = (id: string): BlockOf<'finding'>[] =>
  blocksOf(id).filter((block) => block.type === 'finding');

describe('planReport', () => {
  it('draws the estimates behind sentences that say something, and none of what laboratories measure', () => {
    const estimate = {
      about: 'relapse',
      measure: 'OR',
      value: 0.66,
      low: 0.28,
      high: 1.54,
      level: 95,
      unit: null,
    };
    const row = parse(OutcomeRow, {
      ...outcome,
      state: 'mixed',
      studies: outcome.studies.map((study) => ({ ...study, estimates: [estimate] })),
    });
    const inBlood = {
      ...row,
      claim: 'magnesium-ms-risk-intake',
      outcomeGroup: 'laboratory-status',
    };
    const drawn = planReport({ ...input, outcomes: [row, parse(OutcomeRow, inBlood)] });
    const plots = drawn.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.type === 'forest' ? [[section.id, block.plot.caption]] : [],
      ),
    );
    expect(plots).toEqual([['evidence', 'Relapse rate: odds ratio with 95% interval']]);
    const uncertain = planReport({ ...input, outcomes: [{ ...row, state: 'very-uncertain' }] });
    expect(JSON.stringify(uncertain)).not.toContain('"forest"');
  });
  it('fits the contract and keeps the order of the sections', () => {
    expect(parse(ReportDocument, document)).toEqual(document);
    expect(document.sections.map((section) => section.id)).toEqual([
      'visit',
      'schedule',
      'intakes',
      'findings',
      'evidence',
      'foods',
      'glossary',
      'method',
      'references',
    ]);
  });

  it('puts the findings that need a decision first, the most restrictive action at the top', () => {
    expect(findings('visit').map((finding) => finding.action)).toEqual([
      'Usually avoid',
      'Minimise risk',
      'Monitor',
    ]);
    const order = blocksOf('visit').map((block) => block.type);
    expect(order.indexOf('finding')).toBeLessThan(order.indexOf('table'));
  });

  it('keeps seriousness and evidence as tags of their own, and asks under each group', () => {
    const interaction = findings('findings').find((finding) =>
      finding.title.includes('levothyroxine'),
    );
    expect(interaction?.tags).toEqual(['Seriousness: moderate', 'Evidence: case reports']);
    expect(interaction?.body.map((run) => run.text).join('')).toContain(
      'Timing: levothyroxine 07:00, magnesium 08:00: 1 hour apart; the sources ask for 4 hours.',
    );
    expect(textOf('findings')).toContain(
      'To ask:  Which times of day keep levothyroxine and magnesium apart?',
    );
  });

  it('tells findings in groups, the group of the worst first', () => {
    const heads = blocksOf('findings').flatMap((block) =>
      block.type === 'heading' ? [block.text] : [],
    );
    expect(heads).toEqual([
      'Amount of magnesium',
      'With levothyroxine',
      'Before a blood test',
      'Entered, but not covered by the reference',
      'Pairs without a finding',
    ]);
  });

  it('keeps a finding on an advised product and says that it was advised', () => {
    const biotin = (section: string) =>
      findings(section).find((finding) => finding.title.startsWith('Biotin'));
    expect(biotin('findings')?.tags).toEqual(['Advised by a clinician']);
    expect(biotin('visit')?.body[0]?.text).toContain('Advised by a clinician.');
  });

  it('numbers citations in order of first use, and every entry is cited', () => {
    const cited = document.sections
      .flatMap((section) => section.blocks.flatMap(runsOf))
      .flatMap((run) => run.cites ?? []);
    const firstUse = [...new Set(cited)];
    const numbers = citationNumbers(document);
    expect([...numbers.keys()]).toEqual(firstUse);
    expect([...numbers.values()]).toEqual(firstUse.map((_, index) => index + 1));
    expect(numbers.size).toBeGreaterThan(5);
  });

  it('adds the references to any choice of sections that cites something', () => {
    const short = planReport({ ...input, sections: ['findings'] });
    expect(short.sections.map((section) => section.id)).toEqual(['findings', 'references']);
  });

  it('refuses a choice of sections that has nothing to print, and names the field', () => {
    for (const sections of [['references'], ['changes', 'references']] as const) {
      expect(() => planReport({ ...input, sections: [...sections] })).toThrow(
        expect.objectContaining({
          failure: expect.objectContaining({ code: 'invalid-input', field: 'sections' }),
        }),
      );
    }
  });

  it('calls no amount low that comes from food alone', () => {
    const foods = blocksOf('intakes').find(
      (block): block is BlockOf<'table'> =>
        block.type === 'table' && block.caption.startsWith('Nutrients that no supplement'),
    );
    expect(foods?.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(foods?.rows)).not.toContain('below');
  });

  it('refuses to cite a source that it was not given', () => {
    expect(() => planReport({ ...input, check: { ...check, sources: [] } })).toThrow(
      /it was not given/u,
    );
  });

  it('says how many foods a sum covers, and prints unknown as not known', () => {
    const text = textOf('intakes');
    expect(text).toContain('81 mg\n(1 of 2 foods)');
    // Biotin of both foods is unknown: the sum must not read 0.
    expect(text).toContain('not known\n(0 of 2 foods)');
    expect(text).not.toMatch(/\b0 mcg/u);
  });

  it('shows both authorities with what each value counts', () => {
    const table = blocksOf('intakes').find(
      (block): block is BlockOf<'table'> =>
        block.type === 'table' && block.caption.startsWith('Nutrients that supplements bring'),
    );
    const row = table?.rows[0]?.map((cell) =>
      cell
        .map((run) => run.text)
        .join('')
        .replaceAll('\u00a0', ' '),
    );
    // 400 mg from supplements, 81 mg from food: only the limits count supplements alone.
    expect(row).toEqual([
      'Magnesium',
      '400 mg',
      '81 mg\n(1 of 2 foods)',
      '481 mg',
      'RDA 320 mg, 1997: above\nUL 350 mg, 1997, supplements and medicines only: 400 mg: above',
      'AI 300 mg, 2015: above\nUL 250 mg, 2001, added dissociable salts only: 400 mg: above',
    ]);
    expect(table?.rows[0]?.[4]?.flatMap((run) => run.cites ?? [])).toEqual([
      'nasem-2019',
      'nasem-2019',
    ]);
  });

  it('draws beside a limit what it counts and describes the bar in words', () => {
    const bars = blocksOf('intakes').find(
      (block): block is BlockOf<'bars'> => block.type === 'bars',
    );
    const bar = bars?.bars[0];
    // Both limits count what is added: the 81 mg of the food stand in the table alone.
    expect(bar?.segments.map((segment) => [segment.pattern, segment.amount])).toEqual([
      ['supplement', 400],
    ]);
    expect(bar?.marks.filter((mark) => mark.limit).map((mark) => mark.amount)).toEqual([350, 250]);
    expect(bar?.description.replaceAll('\u00a0', ' ')).toContain(
      'UL 350 mg, supplements and medicines only (NASEM)',
    );
  });

  it('explains only terms that it uses', () => {
    const text = textOf('glossary');
    expect(text).toContain('RDA');
    expect(text).toContain('Minimise risk');
    // Preformed vitamin A is among the terms given, but nothing in this report counts it.
    expect(text).not.toContain('preformed');
  });

  it('names what is not covered and never calls it safe', () => {
    const text = textOf('visit');
    expect(text).toContain('1 pair could not be checked (a new tablet).');
    expect(text).toContain('does not mean that there is none');
    for (const section of document.sections)
      expect(textOf(section.id)).not.toMatch(/\b(is|are) safe\b/u);
  });

  it('has everything of the sheet in the order in which a doctor reads it', () => {
    const plain = (block: Block): string =>
      runsOf(block)
        .map((run) => run.text)
        .join('')
        .replaceAll('\u00a0', ' ');
    const blocks = blocksOf('visit');
    expect(
      blocks.map((block) =>
        block.type === 'heading'
          ? block.text
          : block.type === 'finding'
            ? `finding: ${block.title}`
            : block.type === 'paragraph'
              ? plain(block).split(':')[0]
              : block.type,
      ),
    ).toEqual([
      'Conditions',
      'Findings that need a decision',
      'finding: Magnesium: above the upper level of NASEM',
      'finding: Magnesium citrate with levothyroxine',
      'finding: Biotin 10 mg and blood tests',
      'bars',
      'What is taken',
      'Medicines, as entered',
      'table',
      'Questions for the doctor or pharmacist',
      'list',
      'What this report does not know',
      'writing-space',
    ]);
    const table = blocks.find((block) => block.type === 'table');
    expect(
      table?.rows.map((row) =>
        row.map((cell) =>
          cell
            .map((run) => run.text)
            .join('')
            .replaceAll('\u00a0', ' '),
        ),
      ),
    ).toEqual([
      ['Magnesium citrate: magnesium 200 mg', '08:00 and 20:00', '1 May 2026', 'leg cramps', '–'],
      ['Biotin 10 mg: biotin 10 mg', '08:00', '–', '–', 'Dr Example'],
    ]);
    expect(textOf('visit')).toContain('Levothyroxine  07:00 (75 mcg);  a new tablet');
  });

  it('shows totals near or above a limit alone, with the limits that are reached', () => {
    const bars = blocksOf('visit').find((block) => block.type === 'bars');
    // 400 mg of supplements are above 350 mg (NASEM) and 250 mg (EFSA); calcium has no limit here.
    expect(bars?.bars.map((bar) => [bar.label, bar.marks.map((mark) => mark.amount)])).toEqual([
      ['Magnesium', [350, 250]],
    ]);
    // Both count supplements alone: the 81 mg of food would look as if they were above the limits too.
    expect(bars?.bars[0]?.segments.map((one) => [one.pattern, one.amount])).toEqual([
      ['supplement', 400],
    ]);
  });

  it('says what the times are: entered ones that no layout can mend are no layout', () => {
    const text = textOf('schedule');
    expect(text).toContain('Shown are the times as entered.');
    expect(text).toContain('What cannot hold together');
    expect(text).toContain('07:00 to 08:00: 1 h');
    expect(text).toContain('Not kept');
    expect(text).not.toContain('In the layout');
  });

  it('tells a layout as a proposal, and what it moves', () => {
    const moved = planReport({
      ...input,
      sections: ['schedule'],
      check: {
        ...check,
        schedule: {
          ...check.schedule,
          status: 'moved',
          conflict: [],
          unsatisfied: [],
          moves: [{ path: 'items[0]', name: 'Magnesium citrate', from: ['08:00'], to: ['11:00'] }],
        },
      },
    });
    const text = JSON.stringify(moved.sections);
    expect(text).toContain('The times entered do not keep every recorded gap.');
    expect(text).toContain('a proposal to talk over with the pharmacist, not an instruction');
    expect(text).toContain('What this layout moves');
    expect(text).not.toContain('as entered. They keep');
  });

  it('shows what changed since an earlier report, and says so where the edition differs', () => {
    const changed = planReport({
      ...input,
      sections: ['changes'],
      since: {
        date: '2026-05-01',
        edition: '2026.05',
        changes: {
          same: false,
          changes: [
            {
              area: 'items',
              kind: 'changed',
              name: 'Magnesium citrate',
              lines: ['100 mg twice a day → 200 mg twice a day'],
            },
            { area: 'items', kind: 'added', name: 'Biotin 10 mg', lines: [] },
          ],
          sums: [
            {
              substance: 'substance/magnesium',
              name: 'Magnesium',
              unit: 'mg',
              before: 200,
              after: 400,
            },
          ],
          findings: [
            { kind: 'new', rule: 'upper-limit', action: 'usually-avoid', title: 'Above the UL' },
          ],
        },
      },
    });
    const text = JSON.stringify(changed.sections).replaceAll('\u00a0', ' ');
    for (const part of [
      'Compared with the plan of 1 May 2026.',
      'made from edition 2026.05, this one from edition 2026.11',
      '100 mg twice a day → 200 mg twice a day',
      '"200 mg"',
      '"400 mg"',
      'New findings',
      'Usually avoid: ',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Findings that are gone');
  });

  it('says of two records on one pair that they came once, and what a substance has no caution for', () => {
    const twice = planReport({
      ...input,
      sections: ['changes', 'findings'],
      check: {
        ...check,
        coverage: [
          {
            pair: ['substance/biotin', 'condition/multiple-sclerosis'],
            names: ['Biotin', 'Multiple sclerosis'],
            result: 'not-covered',
            asOf: '2026-11-22',
          },
        ],
      },
      since: {
        date: '2026-05-01',
        edition: '2026.11',
        changes: {
          same: false,
          changes: [],
          sums: [],
          findings: Array.from({ length: 2 }, () => ({
            kind: 'new' as const,
            rule: 'interaction',
            action: 'monitor' as const,
            title: 'Magnesium and amlodipine',
          })),
        },
      },
    });
    const text = JSON.stringify(twice.sections);
    expect(text.match(/Magnesium and amlodipine/gu)).toHaveLength(1);
    expect(text).toContain('the reference records no caution with any condition');
    expect(text).not.toContain('holds nothing');
  });

  it('has a footer that names the doctor or pharmacist', () => {
    expect(document.footer).toContain('doctor or pharmacist');
  });

  it('collects the characters of the person’s own texts', () => {
    const own = planReport({
      ...input,
      plan: parse(Plan, { ...plan, profile: { ...plan.profile, name: 'Zoë 😀\u0007' } }),
    });
    expect(own.ownCharacters).toBe('\u0007ë😀');
  });

  it('handles a plan without anything in it', () => {
    const empty = planReport({
      ...input,
      plan: parse(Plan, {
        format: 'cofactor-plan',
        version: 1,
        profile: { age: 40, sex: 'male' },
        items: [],
      }),
      check: {
        ...check,
        intakes: [],
        findings: [],
        coverage: [],
        schedule: {
          slots: [],
          unsatisfied: [],
          status: 'nothing',
          moves: [],
          rules: [],
          conflict: [],
          withoutTime: [],
          waking: { from: '06:00', to: '22:00', assumed: true },
          moments: 0,
        },
        dates: [],
        questions: [],
        evidence: [],
      },
    });
    const visit = JSON.stringify(empty.sections[0]);
    expect(visit).toContain('No supplements are entered.');
    expect(visit).toContain('A missing finding is not a sign of safety');
    expect(empty.sections.map((section) => section.id)).not.toContain('references');
  });
});
