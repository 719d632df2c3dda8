/** The plans of the menu "Recent plans". Read from the core anew after every operation that may change the list. */
import * as v from 'valibot';
import { operations } from '../src/contract/operations.ts';
import type { OperationName } from '../src/contract/operations.ts';
import type { CoreConnection } from './coreConnection.ts';

export interface RecentPlan {
  id: string;
  title: string;
}

/** As many as a menu holds at a glance. */
const most = 8;
/** Rest after a change, in milliseconds: the autosave writes several times while a person types. */
const rest = 400;
const changes: ReadonlySet<string> = new Set<OperationName>([
  'plans.save',
  'plans.remove',
  'data.erase',
  'data.import',
  'backups.restore',
]);

/** Newest change first. An answer that is no list gives none. */
export function recentOf(answer: unknown): RecentPlan[] {
  const parsed = v.safeParse(operations['plans.list'].output, answer);
  if (!parsed.success) return [];
  return parsed.output
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, most)
    .map(({ id, title }) => ({ id, title }));
}

/** A connection like `core` that tells the recent plans at the start and whenever they have changed. */
export function watchRecentPlans(
  core: CoreConnection,
  tell: (plans: readonly RecentPlan[]) => void,
): CoreConnection {
  let told = '[]';
  let timer: NodeJS.Timeout | undefined;
  let closing = false;
  const read = async (): Promise<void> => {
    const answer = await core.call('plans.list', {});
    if (!answer.ok || closing) return;
    const plans = recentOf(answer.value);
    const now = JSON.stringify(plans);
    if (now === told) return;
    told = now;
    tell(plans);
  };
  void read();
  return {
    async call(name, input) {
      const answer = await core.call(name, input);
      if (answer.ok && changes.has(name) && !closing) {
        clearTimeout(timer);
        timer = setTimeout(() => void read(), rest);
      }
      return answer;
    },
    offer: (file) => core.offer(file),
    close() {
      closing = true;
      clearTimeout(timer);
      return core.close();
    },
  };
}
