/** What to ask at a visit: at most five questions, as the findings that need a decision raise them. */
import type { CheckOutput } from '../../../../contract/check.ts';
import { actions } from '../../../../contract/vocabulary.ts';
import { askOf, decisionGroups, isBroken, topicOf } from './decisions.ts';
import { groupedBy } from './order.ts';

const QUESTIONS = 5;

/**
 * One question for each thing that findings are about; then, while there is room, the others, the strongest action first and
 * broken gaps before the rest, also where a clinician advised them. They stand in the order of the findings.
 */
export function questionsFor(check: CheckOutput): string[] {
  const all = decisionGroups(check).flat();
  const first = groupedBy(all, ({ finding }) => topicOf(finding)).flatMap((topic) => {
    const open = topic.filter(({ finding }) => !finding.advised);
    const worst = open.filter((one) => one.finding.action === open[0]?.finding.action);
    return worst.find(isBroken) ?? open[0] ?? [];
  });
  const rest = all
    .filter((one) => !one.finding.advised || isBroken(one))
    .sort(
      (a, b) =>
        actions.indexOf(a.finding.action) - actions.indexOf(b.finding.action) ||
        Number(isBroken(b)) - Number(isBroken(a)),
    );
  const asked = [...new Set([...first, ...rest].map(askOf))].slice(0, QUESTIONS);
  const place = (ask: string): number => all.findIndex((one) => askOf(one) === ask);
  const told = new Set(
    all.flatMap(({ finding, timings }) => [finding, ...timings].map((one) => one.ask)),
  );
  return [
    ...asked.sort((a, b) => place(a) - place(b)),
    ...check.questions.filter((one) => !told.has(one)),
  ].slice(0, QUESTIONS);
}
