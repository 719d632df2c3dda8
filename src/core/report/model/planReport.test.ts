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

  it('keeps seriousness and evidence as tags of their own', () => {
    const interaction = findings('findings').find((finding) =>
      finding.title.includes('levothyroxine'),
    );
    expect(interaction?.tags).toEqual(['Seriousness: moderate', 'Evidence: case reports']);
    expect(interaction?.arithmetic).toContain('1 hour apart');
    expect(interaction?.ask).not.toBe('');
  });

  it('keeps a finding on an advised product and says that it was advised', () => {
    expect(findings('visit').find((finding) => finding.title.startsWith('Biotin'))?.tags).toEqual([
      'Advised by a clinician',
    ]);
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
    expect(text).toContain('81 mg (known for 1 of 2 foods)');
    // Biotin of both foods is unknown: the sum must not read 0.
    expect(text).toContain('not known (known for 0 of 2 foods)');
    expect(text).not.toMatch(/\b0 mcg/u);
  });

  it('shows both authorities with what each value counts', () => {
    const table = blocksOf('intakes').find(
      (block): block is BlockOf<'table'> =>
        block.type === 'table' && block.caption.startsWith('Magnesium'),
    );
    const rows = table?.rows.map((row) =>
      row.map((cell) => cell.map((run) => run.text).join('')).join('|'),
    );
    expect(rows).toContain(
      'NASEM UL|350\u00a0mg|supplements and medicines only|400\u00a0mg|above|1997',
    );
    expect(rows).toContain(
      'EFSA UL|250\u00a0mg|added dissociable salts only|400\u00a0mg|above|2001',
    );
  });

  it('draws supplements before food and describes the bar in words', () => {
    const bars = blocksOf('intakes').find(
      (block): block is BlockOf<'bars'> => block.type === 'bars',
    );
    const bar = bars?.bars[0];
    expect(bar?.segments.map((segment) => [segment.pattern, segment.amount])).toEqual([
      ['supplement', 400],
      ['food', 81],
    ]);
    expect(bar?.marks.filter((mark) => mark.limit).map((mark) => mark.amount)).toEqual([350, 250]);
    expect(bar?.description.replaceAll('\u00a0', ' ')).toContain(
      'UL 350 mg (NASEM, supplements and medicines only)',
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
        schedule: { slots: [], unsatisfied: [] },
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
