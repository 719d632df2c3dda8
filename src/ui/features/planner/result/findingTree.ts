/** Findings as the page shows them: by action, worst first; inside an action by what they have in common. */
import type { Finding } from '../../../../contract/check.ts';
import type { Action } from '../../../../contract/vocabulary.ts';
import { groupFindings } from '../summaries.ts';

export interface FindingCluster {
  key: string;
  /** null where nothing in this action is told together: the titles of the findings say as much. */
  title: string | null;
  /** In sight at once. */
  shown: Finding[];
  /** Behind one press. */
  folded: Finding[];
}

export interface ActionFindings {
  action: Action;
  count: number;
  /** Folded as a whole: nothing to do is named. "Avoid" never is. */
  folded: boolean;
  clusters: FindingCluster[];
  /** Each is read in full at once: what is (usually) to be avoided. Of the others a line stands, and the rest is one press away. */
  open: boolean;
  /** What a clinician advised, quietly below the others. One to avoid stays among the others. */
  advised: Finding[];
}

/** More about one thing than this, and the rest is folded; the worst stand first. */
const MOST_IN_SIGHT = 3;

const ALONE = 'alone';

export function findingTree(findings: readonly Finding[]): ActionFindings[] {
  return groupFindings(findings).map(({ action, findings: own, folded }) => {
    const neverHidden = action === 'avoid';
    const open = neverHidden || action === 'usually-avoid';
    const loud = neverHidden ? own : own.filter((finding) => !finding.advised);
    const sizes = new Map<string, number>();
    for (const { group } of loud) sizes.set(group.key, (sizes.get(group.key) ?? 0) + 1);
    const headed = [...sizes.values()].some((size) => size > 1);
    const clusters = new Map<string, Finding[]>();
    for (const finding of loud) {
      // Under headings, what stands alone stands together: a heading for each would be longer than what it heads.
      const own = finding.group.key;
      const key = headed && sizes.get(own) === 1 ? ALONE : own;
      clusters.set(key, [...(clusters.get(key) ?? []), finding]);
    }
    return {
      action,
      count: own.length,
      folded,
      open,
      clusters: [...clusters].map(([key, all]): FindingCluster => {
        // What stands alone has no heading that says what is folded.
        const fold = !open && key !== ALONE && all.length > MOST_IN_SIGHT;
        return {
          key,
          title: !headed
            ? null
            : key === ALONE
              ? 'One finding each'
              : (all[0]?.group.title ?? null),
          shown: fold ? all.slice(0, MOST_IN_SIGHT) : all,
          folded: fold ? all.slice(MOST_IN_SIGHT) : [],
        };
      }),
      advised: neverHidden ? [] : own.filter((finding) => finding.advised),
    };
  });
}
