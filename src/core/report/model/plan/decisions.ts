/** The findings that need a decision, as a doctor reads them: one line for each action and medicine, the worst first. */
import type { CheckOutput, Finding } from '../../../../contract/check.ts';
import { parseRef } from '../../../../contract/ids.ts';
import { insideSentence } from '../../../../contract/names.ts';
import type { Block, BlockOf } from '../../../../contract/reportDocument.ts';
import { paragraph, run } from '../blocks.ts';
import { capitalised, closed, count, joinWords } from '../format.ts';
import { actionWeight, actionWords } from '../words.ts';
import { foldTimings, sentencesOf, type FoldedFinding } from './folded.ts';
import type { PlanInput } from './input.ts';
import { byUrgency, groupedBy, needsDecision } from './order.ts';

/** Findings and lines of print on the sheet, so that it stays one page; what remains is named in a line or two more. */
const SHOWN = 8;
const SHOWN_LINES = 11;
/** Characters of a line beside the action, about. */
const LINE = 114;
/** Of a citation in a line of text: "12, ". */
const CITATION = 4;
const SOURCES_OF_ONE = 2;
/** Characters of a sentence, or of two, that are still read at a glance: two lines. */
const LONGEST = 170;
/** Characters of title and text of several things told together: two lines, and three where the sources speak against them. */
const LINES = 200;
const LINES_AGAINST = 310;
/** What a message says after its point: which products it concerns, where it was read. */
const beside = /^(?:Concerns: |\(Read )/u;
const against: ReadonlySet<Finding['action']> = new Set(['avoid', 'usually-avoid']);
const againstWords: ReadonlySet<string> = new Set([...against].map((one) => actionWords[one]));

type Group = [FoldedFinding, ...FoldedFinding[]];

/** Rules about amounts, told by rule: which substances are above a limit is one thing to look at. */
const amountTitles: Partial<Record<Finding['rule'], string>> = {
  'upper-limit': 'Above an upper limit',
  'above-reference': 'Above a limit of the other authority',
  duplicate: 'In more than one product',
};

/** What a finding is about, whatever it asks for: a medicine, a condition, amounts above a limit. */
export const topicOf = (finding: Finding): string =>
  amountTitles[finding.rule] ?? finding.group.title;

/** Findings are told together where action and partner are the same. */
const keyOf = ({ finding }: FoldedFinding): string => `${topicOf(finding)} ${finding.action}`;

/** What needs a decision, the worst first. Above a second limit too is no second decision: the bars show both. */
export function decisionGroups(check: CheckOutput): Group[] {
  const limited = new Set(
    check.findings.filter((one) => one.rule === 'upper-limit').map((one) => one.group.key),
  );
  const told = check.findings
    .filter(needsDecision)
    .filter((one) => one.rule !== 'above-reference' || !limited.has(one.group.key));
  return groupedBy(foldTimings(byUrgency(told)), keyOf);
}

export function decisionBlocks(groups: readonly Group[], input: PlanInput): Block[] {
  const lines = groups.map((group) => lineOf(group, input));
  const shown = shownOf(lines);
  const more = groups.slice(shown);
  for (const { finding } of groups.slice(0, shown).flat()) input.glossary.useAction(finding.action);
  const titles = more.map((group) => insideSentence(headOf(group, input.check))).join('; ');
  return [
    ...lines.slice(0, shown),
    ...(more.length === 0
      ? []
      : [paragraph(`${count(more.flat().length, 'further finding')}: ${closed(titles)}`, 'quiet')]),
  ];
}

/** How many of them the sheet holds: as many as the lines allow, and every one that the sources speak against. */
function shownOf(findings: readonly BlockOf<'finding'>[]): number {
  let lines = 0;
  const first = findings.slice(0, SHOWN).findIndex(({ title, body, action }) => {
    const text = body.reduce(
      (length, one) => length + one.text.length + (one.cites?.length ?? 0) * CITATION,
      title.length,
    );
    lines += Math.ceil(text / LINE);
    return lines > SHOWN_LINES && !againstWords.has(action);
  });
  return first < 0 ? Math.min(SHOWN, findings.length) : first;
}

/** What follows a title: a question needs no full stop. */
export const afterTitle = (title: string, text: string): string =>
  `${/[.!?]$/u.test(title) ? '' : '.'}${text === '' ? '' : ` ${text}`}`;

const headOf = (group: Group, check: CheckOutput): string =>
  group.length === 1 ? group[0].finding.title : titleOf(group, check);

function lineOf(group: Group, { check }: PlanInput): BlockOf<'finding'> {
  const [{ finding }] = group;
  const text = textOf(group, check);
  const title = capitalised(headOf(group, check));
  return {
    type: 'finding',
    compact: true,
    weight: actionWeight[finding.action],
    action: actionWords[finding.action],
    tags: [],
    title,
    body: [
      run(afterTitle(title, text), [
        ...new Set(
          group.flatMap((one) =>
            one.finding.sources.slice(0, group.length === 1 ? undefined : SOURCES_OF_ONE),
          ),
        ),
      ]),
    ],
    arithmetic: null,
    ask: '',
  };
}

/** "With ciprofloxacin: magnesium, calcium and zinc"; "Above an upper limit: niacin and vitamin D". */
function titleOf(group: Group, check: CheckOutput): string {
  const [{ finding }] = group;
  // Two records on one pair.
  if (group.every((one) => one.finding.title === finding.title)) return finding.title;
  const partners = group.map((one) => partnerOf(one.finding, check));
  const known = partners.filter((name) => name !== null);
  return known.length < partners.length
    ? `${topicOf(finding)}: ${group.map((one) => insideSentence(one.finding.title)).join('; ')}`
    : `${topicOf(finding)}: ${joinWords([...new Set(known)])}`;
}

/** What is taken and meets the partner that the group is about; null where the group is about pairs of products. */
function partnerOf(finding: Finding, check: CheckOutput): string | null {
  const { key } = finding.group;
  if (!/^(?:medication|condition|amount)\//u.test(key)) return null;
  const kinds: ReadonlySet<string> = new Set(['substance', 'form', 'food', 'medication']);
  const subject = finding.subjects.find(
    (one) => one !== key && kinds.has(parseRef(one)?.kind ?? '') && check.names[one] !== undefined,
  );
  return subject === undefined ? null : insideSentence(check.names[subject] ?? '');
}

/** What happens, and what else a decision needs: which gaps the entered hours do not keep, and who knows of it. */
function textOf(group: Group, check: CheckOutput): string {
  const named = ({ finding }: FoldedFinding): string =>
    partnerOf(finding, check) ?? insideSentence(finding.title);
  const broken = group.filter(isBroken);
  const advised = group.filter((one) => one.finding.advised);
  const alone = group.length === 1;
  // "magnesium and zinc (1 h 30 min)": those with the same hours together.
  const gaps = groupedBy(broken, (one) => hoursOf(one, alone)).map(
    (same) => `${alone ? '' : joinWords(same.map(named))}${hoursOf(same[0], alone)}`,
  );
  const known =
    advised.length === group.length ? '' : `: ${joinWords([...new Set(advised.map(named))])}`;
  const rest = [
    ...(gaps.length === 0 ? [] : [`Recorded gap not kept${alone ? '' : ': '}${gaps.join(', ')}.`]),
    ...(advised.length === 0 ? [] : [`Advised by a clinician${known}.`]),
  ].join(' ');
  const effect = alone
    ? effectOf(group[0].finding)
    : effectsOf(group, check, headOf(group, check).length + rest.length);
  return [effect, rest].filter((part) => part !== '').join(' ');
}

/** The question of a finding; one about the hours stands in for one about the pair. */
export const askOf = ({ finding, timings }: FoldedFinding): string =>
  timings[0]?.ask ?? finding.ask;

/** Whether the hours entered break the rule of the record. */
export const isBroken = ({ finding, timings }: FoldedFinding): boolean =>
  timings.length > 0 || finding.rule === 'timing';

/** " (06:30 to 10:00: 3 h 30 min)", or the gap alone; nothing where several are broken. */
function hoursOf({ finding, timings }: FoldedFinding, alone: boolean): string {
  const [first, ...more] = finding.rule === 'timing' ? [finding] : timings;
  const [, hours, gap] =
    /^(\d\d:\d\d to \d\d:\d\d: (.+)|both at .+)$/u.exec(first?.arithmetic ?? '') ?? [];
  return more.length > 0 || hours === undefined ? '' : ` (${alone ? hours : (gap ?? hours)})`;
}

/** "Biotin disturbs tests …" names biotin; "Calcium and phosphate balance …" is about more. */
const isTold = (effect: string, name: string): boolean =>
  effect.startsWith(`${name} `) && !/^ (?:and|or) /u.test(effect.slice(name.length));

/**
 * What each of them does, by its name, the worst first, as far as the space goes: an effect of one must not pass for that of
 * the others. Amounts above limits need no words: the bars show them.
 * @param taken characters of the line that are taken already
 */
function effectsOf(group: Group, check: CheckOutput, taken: number): string {
  const [{ finding }] = group;
  if (amountTitles[finding.rule] !== undefined) return '';
  const told = groupedBy(
    // A pair that breaks its gap is told before one that does not.
    [...group]
      .sort((a, b) => Number(isBroken(b)) - Number(isBroken(a)))
      .filter((one) => effectOf(one.finding) !== ''),
    (one) => effectOf(one.finding),
  ).map((same) => ({
    effect: effectOf(same[0].finding),
    whose: [
      ...new Set(
        same.map((one) => partnerOf(one.finding, check) ?? insideSentence(one.finding.title)),
      ),
    ],
    all: same.length === group.length,
  }));
  // One pair with several records needs no name either.
  const pair = group.every((one) => one.finding.title === finding.title);
  const texts = told.map(({ effect, whose, all }) => {
    const name = capitalised(joinWords(whose));
    return pair || all || isTold(effect, name) ? effect : `${name}: ${effect}`;
  });
  const room = (against.has(finding.action) ? LINES_AGAINST : LINES) - taken;
  return texts.reduce(
    (text, one) => (text === '' ? one : text.length + one.length < room ? `${text} ${one}` : text),
    '',
  );
}

/**
 * The first sentence, two where the action is to avoid, or what the record asks for where that is shorter. A sentence is
 * never cut: what follows a comma may say the opposite.
 */
function effectOf({ action, message, inShort }: Finding): string {
  const [first = '', second = ''] = sentencesOf(message).filter((one) => !beside.test(one));
  const two = `${first} ${second}`.trim();
  if (against.has(action) && two.length <= LONGEST) return closed(two);
  const told = against.has(action) && first.length <= LONGEST ? first : (inShort ?? first);
  return told === '' ? '' : closed(told);
}
