/** Findings about the times as entered: recorded gaps and orders that they do not keep. */
import type { Finding } from '../../contract/check.ts';
import { ref } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import { actions, severities } from '../../contract/vocabulary.ts';
import { stricter } from '../interaction/rules.ts';
import { gapWords, timeOf } from './day/clock.ts';
import { earlierThan, encounters, reckoning, type Encounter } from './day/reckon.ts';
import type { FirstRule, MedicineRule, ProductsRule, TimedRule } from './day/rules.ts';
import { dayThings, enteredLayout, type DayThings, type Layout } from './day/things.ts';
import { finding, listed } from './finding.ts';
import { productInside, type ResolvedPlan, type TakenMedication } from './resolve.ts';

const apartWords = ({ gap }: Encounter): string =>
  gap === 0
    ? 'Both are entered for the same time.'
    : `The times entered are ${gapWords(gap)} apart.`;

const withMedicine = ({ record, path, name }: TakenMedication): Finding['group'] => ({
  key: record === null ? path : ref('medication', record.id),
  title: `With ${insideSentence(name)}`,
});

const between: Finding['group'] = { key: 'timing', title: 'Products with each other' };

function medicineFinding(rule: MedicineRule, met: Encounter): Finding {
  const { record, medication, part, gap, subject, asks } = rule;
  const [time, taken] = [timeOf(met.second), timeOf(met.first)];
  const medicine = insideSentence(medication.name);
  return finding({
    key: `${record.id}/${part.path}/${time}/${medication.path}/${taken}`,
    rule: 'timing',
    action: record.action,
    seriousness: record.severity,
    evidence: record.evidence,
    subjects: [
      subject,
      ...(medication.record === null ? [] : [ref('medication', medication.record.id)]),
      ref('interaction', record.id),
    ],
    paths: [part.path, medication.path],
    group: withMedicine(medication),
    title: `${part.product} at ${time} and ${medicine} at ${taken}`,
    message:
      `${apartWords(met)} The record asks for: ${asks}` +
      (gap?.atMeal === true ? ' The sources also permit both together with a meal.' : ''),
    arithmetic: reckoning(met),
    advised: part.advised,
    ask: `Ask your doctor or pharmacist: at what times do ${productInside(part)} and ${medicine} fit my day?`,
    sources: record.sources,
  });
}

function productsFinding(rule: ProductsRule, met: Encounter): Finding {
  const { record, parts, subjects, asks } = rule;
  const [part, other] = parts;
  const [time, otherTime] = [timeOf(met.first), timeOf(met.second)];
  return finding({
    key: `${record.id}/${part.path}/${time}/${other.path}/${otherTime}`,
    rule: 'timing',
    action: record.action,
    seriousness: record.severity,
    evidence: record.evidence,
    subjects: [...subjects, ref('interaction', record.id)],
    paths: [part.path, other.path],
    group: between,
    title: `${part.product} at ${time} and ${productInside(other)} at ${otherTime}`,
    message: `${apartWords(met)} The record asks for: ${asks}`,
    arithmetic: reckoning(met),
    advised: part.advised && other.advised,
    ask: `Ask your doctor or pharmacist: at what times do ${productInside(part)} and ${productInside(other)} fit my day?`,
    sources: record.sources,
  });
}

/** One finding for each medicine that is not the first thing of its day. */
function firstFinding(
  rule: FirstRule,
  rules: readonly TimedRule[],
  resolved: ResolvedPlan,
  things: DayThings,
  layout: Layout,
): Finding[] {
  const { medication, records } = rule;
  // A product with hours of its own after this medicine is told with them.
  const withHours = new Set(
    rules.flatMap((one) =>
      one.of === 'medicine' && one.gap !== null && one.medication.path === medication.path
        ? [`items[${one.part.item}]`]
        : [],
    ),
  );
  const earlier = (earlierThan(rule, things, layout) ?? []).filter(
    (one) => !withHours.has(one.path),
  );
  if (earlier.length === 0) return [];
  const [first] = records;
  const name = insideSentence(medication.name);
  const times = listed(earlier.map((one) => timeOf(one.medicine)));
  const inside = ({ path, name: own }: (typeof earlier)[number]): string => {
    const part = resolved.ingredients.find(({ item }) => path === `items[${item}]`);
    return part === undefined ? insideSentence(own) : productInside(part);
  };
  const others = listed(earlier.map((one) => `${inside(one)} at ${timeOf(one.clock)}`));
  return [
    finding({
      key: `${rule.id}/${earlier.map((one) => `${one.path} ${timeOf(one.clock)}`).join('/')}`,
      rule: 'timing',
      action: records.reduce((worst, one) => stricter(actions, worst, one.action), first.action),
      seriousness: records.reduce(
        (worst, one) => stricter(severities, worst, one.severity),
        first.severity,
      ),
      evidence: first.evidence,
      subjects: [
        ...(medication.record === null ? [] : [ref('medication', medication.record.id)]),
        ...records.map((one) => ref('interaction', one.id)),
      ],
      paths: [medication.path, ...earlier.map((one) => one.path)],
      group: withMedicine(medication),
      title: `${medication.name} at ${times} is not the first thing of the day`,
      message: `The records ask for: ${rule.asks} Entered for the same time or earlier: ${others}.`,
      arithmetic: `${medication.name} at ${times}; ${others}`,
      ask: `Ask your doctor or pharmacist: at what time do I take ${name}, and how long before food?`,
      sources: [...new Set(records.flatMap((one) => one.sources))],
    }),
  ];
}

/** Times entered that do not keep a rule. */
export function timingFindings(resolved: ResolvedPlan, rules: readonly TimedRule[]): Finding[] {
  const things = dayThings(resolved);
  const layout = enteredLayout(things);
  return rules.flatMap((rule): Finding[] => {
    if (rule.of === 'first') return firstFinding(rule, rules, resolved, things, layout);
    const broken = (encounters(rule, things, layout) ?? []).filter((one) => !one.kept);
    return broken.map((met) =>
      rule.of === 'medicine' ? medicineFinding(rule, met) : productsFinding(rule, met),
    );
  });
}
