/** `cofactor packs`: which there are, and taking one away. */
import { usage, withAdvice, type CommandContext, type Result } from '../command.ts';
import { packsText, removedText } from '../text/packs.ts';

async function list(context: CommandContext): Promise<Result> {
  const value = await context.call('packs', {});
  return { value, text: (width) => packsText(value, width) };
}

/** Plans that lose the values of foods are named beforehand: their check says no amount without the table. */
async function remove(context: CommandContext, id: string): Promise<Result> {
  const advice = '`cofactor packs` lists what there is.';
  const { plans } = await withAdvice('id', advice, () => context.call('packs.uses', { id }));
  await context.call('packs.remove', { id });
  return { value: { removed: id, plans }, text: (width) => removedText(id, plans, width) };
}

export function packs(context: CommandContext, words: readonly string[]): Promise<Result> {
  const [action, id, ...more] = words;
  if (action === undefined) return list(context);
  if (action !== 'remove') throw usage(`unknown command 'packs ${action}'`);
  if (id === undefined || id === '') throw usage('packs remove: needs the id of a pack', 'id');
  if (more.length > 0) throw usage('packs remove: takes one id at a time', 'id');
  return remove(context, id);
}
