/** Commands that ask one operation and print its result. */
import { foodBases } from '../../../contract/answers.ts';
import { searchKinds } from '../../../contract/vocabulary.ts';
import type { CommandContext, Result } from '../command.ts';
import { readPlan } from '../planFile.ts';
import { askText } from '../text/ask.ts';
import { checkText } from '../text/check.ts';
import { doctorText, foodsText, searchText } from '../text/lists.ts';
import { showText } from '../text/show.ts';
import { given, needed, oneOf, wholeNumber } from '../values.ts';

export async function search(
  context: CommandContext,
  query: string,
  options: { kind?: string; limit?: string },
): Promise<Result> {
  const kind = oneOf(searchKinds, options.kind, 'kind');
  const limit = wholeNumber(options.limit, 'limit');
  const value = await context.call('search', { query, ...given({ kind, limit }) });
  return { value, text: (width) => searchText(value, width) };
}

export async function ask(context: CommandContext, question: string): Promise<Result> {
  const value = await context.call('ask', { question });
  return { value, text: (width) => askText(value, width) };
}

export async function show(context: CommandContext, ref: string): Promise<Result> {
  const value = await context.call('show', { ref });
  return { value, text: (width) => showText(value, width) };
}

export interface FoodsOptions {
  nutrient?: string;
  per?: string;
  group?: string;
  pack?: string;
  limit?: string;
}

export async function foods(context: CommandContext, options: FoodsOptions): Promise<Result> {
  const nutrient = needed(options.nutrient, 'nutrient', 'the id of a substance, such as magnesium');
  const per = oneOf(foodBases, options.per, 'per');
  const limit = wholeNumber(options.limit, 'limit');
  const rest = given({ per, limit, group: options.group, pack: options.pack });
  const value = await context.call('foods', { nutrient, ...rest });
  return { value, text: (width) => foodsText(value, width) };
}

export async function check(context: CommandContext, file: string): Promise<Result> {
  const plan = await readPlan(context.io.cwd, file);
  const value = await context.call('check', { plan });
  return { value, text: (width) => checkText(value, width) };
}

export async function doctor(context: CommandContext): Promise<Result> {
  const value = await context.call('doctor', {});
  return { value, text: (width) => doctorText(value, width) };
}
