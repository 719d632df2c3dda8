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

/** Lines on the sheet; what remains is named in one more. */
const SHOWN = 8;
const SOURCES_OF_ONE = 2;
/** Characters of a sentence that is still read at a glance: two lines. */
const LONGEST = 165;
/** And of what several things do each, named, where the sources speak against them: three lines. */
const LONGEST_AGAINST = 250;
const against: ReadonlySet<Finding['action']> = new Set(['avoid', 'usually-avoid']);

type Group = [FoldedFinding, ...FoldedFinding[]];

/** Rules about amounts, told by rule: which substances are above a limit is one thing to look at. */
const amountTitles: Partial<Record<Finding['rule'], string>> = {
  'upper-limit': 'Above an upper limit',
  'above-reference': 'Above a limit of the other authority',
  duplicate: 'In more than one product',
};

/** Findings are told together where action and partner are the same. */
const keyOf = ({ finding }: FoldedFinding): string =>
  `${amountTitles[finding.rule] ?? finding.group.title} ${finding.action}`;

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
  const more = groups.slice(SHOWN);
  const titles = more.map((group) => insideSentence(headOf(group, input.check))).join('; ');
  return [
    ...groups.slice(0, SHOWN).map((group) => lineOf(group, input)),
    ...(more.length === 0
      ? []
      : [paragraph(`${count(more.flat().length, 'further finding')}: ${titles}.`, 'quiet')]),
  ];
}

const headOf = (group: Group, check: CheckOutput): string =>
  group.length === 1 ? group[0].finding.title : titleOf(group, check);

function lineOf(group: Group, { check, glossary }: PlanInput): BlockOf<'finding'> {
  const [{ finding }] = group;
  for (const one of group) glossary.useAction(one.finding.action);
  const text = textOf(group, check);
  return {
    type: 'finding',
    compact: true,
    weight: actionWeight[finding.action],
    action: actionWords[finding.action],
    tags: [],
    title: capitalised(headOf(group, check)),
    body: [
      run(text === '' ? '.' : `. ${text}`, [
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
  const title = amountTitles[finding.rule] ?? finding.group.title;
  const partners = group.map((one) => partnerOf(one.finding, check));
  const known = partners.filter((name) => name !== null);
  return known.length < partners.length
    ? `${title}: ${group.map((one) => insideSentence(one.finding.title)).join('; ')}`
    : `${title}: ${joinWords([...new Set(known)])}`;
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

/** What happens, in the words of the worst of them, and what else a decision needs: who knows of it, whether hours are kept. */
function textOf(group: Group, check: CheckOutput): string {
  const [{ finding }] = group;
  const effect = group.length > 1 ? effectsOf(group, check) : effectOf(finding);
  const broken = group.some((one) => one.timings.length > 0) || finding.rule === 'timing';
  const advised = group.filter((one) => one.finding.advised).length;
  return [
    ...(effect === '' ? [] : [effect]),
    ...(broken ? ['Recorded gap not kept.'] : []),
    ...(advised === 0
      ? []
      : [advised === group.length ? 'Advised by a clinician.' : 'Advised in part.']),
  ].join(' ');
}

/**
 * What all of them do, or what each does by its name where that is short: an effect of one must not pass for that of the
 * others. Amounts above limits need no words: the bars show them.
 */
function effectsOf(group: Group, check: CheckOutput): string {
  const told = new Set(group.map((one) => sentencesOf(one.finding.message)[0]));
  if (told.size === 1) return effectOf(group[0].finding);
  if (amountTitles[group[0].finding.rule] !== undefined) return '';
  const named = group.map(({ finding }) => {
    const [name, effect] = [partnerOf(finding, check), effectOf(finding)];
    return name === null || effect === '' ? null : `${capitalised(name)}: ${effect}`;
  });
  const text = named.join(' ');
  const longest = against.has(group[0].finding.action) ? LONGEST_AGAINST : LONGEST;
  return named.includes(null) || text.length > longest ? '' : text;
}

/**
 * The first sentence, two where the action is to avoid. A long one is left to the annex, and never cut: what follows a
 * comma may say the opposite.
 */
function effectOf(finding: Finding): string {
  const sentences = sentencesOf(finding.message);
  const two = sentences.slice(0, 2).join(' ');
  if (actionWeight[finding.action] === 'strong' && two.length <= LONGEST) return closed(two);
  const [first] = sentences;
  return first === undefined || first.length > LONGEST ? '' : closed(first);
}
