/** Findings as the page shows them: by action, worst first; inside an action by what they have in common. */
import type { Finding } from '../../../../contract/check.ts';
import type { Action } from '../../../../contract/vocabulary.ts';
import { groupFindings } from '../summaries.ts';

export interface FindingCluster {
  key: string;
  /** null where nothing in this action is told together: the titles of the findings say as much. */
  title: string | null;
  findings: Finding[];
}

export interface ActionFindings {
  action: Action;
  count: number;
  /** Folded as a whole: nothing to do is named. "Avoid" never is. */
  folded: boolean;
  /** In sight at once. */
  clusters: FindingCluster[];
  /** Of a long list what is quiet: each cluster counted and named in one line, and one press away. */
  rest: FindingCluster[];
  /** Each is read in full at once: what is (usually) to be avoided. Of the others a line stands, and the rest is one press away. */
  open: boolean;
  /** What a clinician advised, quietly below the others. One to avoid stays among the others. */
  advised: Finding[];
}

/** Up to so many findings of one action stand on a line each. */
const FEW = 6;

/** In a longer list: what still stands on a line of its own. A limit, an amount that cannot be set beside one, a major one. */
const isLoud = ({ rule, seriousness, slip }: Finding): boolean =>
  ['upper-limit', 'above-reference', 'ambiguous-amount'].includes(rule) ||
  slip !== undefined ||
  seriousness === 'major' ||
  seriousness === 'contraindicated';

const ALONE = 'alone';

/** By what they have in common; what stands alone stands together: a heading for each would be longer than what it heads. */
function clustered(findings: readonly Finding[], alone: string): FindingCluster[] {
  const sizes = new Map<string, number>();
  for (const { group } of findings) sizes.set(group.key, (sizes.get(group.key) ?? 0) + 1);
  const headed = [...sizes.values()].some((size) => size > 1);
  const clusters = new Map<string, FindingCluster>();
  for (const finding of findings) {
    const own = finding.group.key;
    const isAlone = headed && sizes.get(own) === 1;
    const key = isAlone ? ALONE : own;
    const title = !headed ? null : isAlone ? alone : finding.group.title;
    const cluster = clusters.get(key) ?? { key, title, findings: [] };
    cluster.findings.push(finding);
    clusters.set(key, cluster);
  }
  return [...clusters.values()];
}

/** A long list in two parts: a line for each loud one, and the quiet ones to be folded. */
function inTwo(findings: readonly Finding[]): Pick<ActionFindings, 'clusters' | 'rest'> {
  const quiet = findings.filter((finding) => !isLoud(finding));
  const loud = findings.filter(isLoud);
  const rest = clustered(quiet, 'Others');
  return {
    clusters: loud.length === 0 ? [] : [{ key: 'lines', title: null, findings: loud }],
    // Without anything in common they make one fold.
    rest: rest.every(({ title }) => title === null)
      ? [{ key: ALONE, title: null, findings: quiet }]
      : rest,
  };
}

export function findingTree(findings: readonly Finding[]): ActionFindings[] {
  return groupFindings(findings).map(({ action, findings: own, folded }) => {
    const neverHidden = action === 'avoid';
    const open = neverHidden || action === 'usually-avoid';
    const shown = neverHidden ? own : own.filter((finding) => !finding.advised);
    // A fold of one is longer than what it folds.
    const long = !open && shown.length > FEW && shown.filter((one) => !isLoud(one)).length > 1;
    return {
      action,
      count: own.length,
      folded,
      open,
      ...(long ? inTwo(shown) : { clusters: clustered(shown, 'One finding each'), rest: [] }),
      advised: neverHidden ? [] : own.filter((finding) => finding.advised),
    };
  });
}
