/** Short ways to write plans and to read what a check found in them. */
import * as v from 'valibot';
import type { CheckOutput, Finding } from '../../contract/check.ts';
import { Plan, type PlanInput } from '../../contract/plan.ts';
import type { EntityKind } from '../../contract/vocabulary.ts';
import type { Reference } from '../reference/service.ts';

type ItemInput = PlanInput['items'][number];
type IngredientInput = ItemInput['ingredients'][number];

export interface PlanParts {
  profile?: Partial<PlanInput['profile']>;
  items?: PlanInput['items'];
  foods?: NonNullable<PlanInput['foods']>;
}

/** A woman of 40 years unless the profile says otherwise. */
export function planOf({ profile = {}, items = [], foods = [] }: PlanParts): Plan {
  return v.parse(Plan, {
    format: 'cofactor-plan',
    version: 1,
    profile: { age: 40, sex: 'female', ...profile },
    items,
    foods,
  });
}

export function checkOf(
  reference: { handlers: Reference['handlers'] },
  parts: PlanParts,
): CheckOutput {
  return reference.handlers.check({ plan: planOf(parts) });
}

/** A product of one ingredient, once a day at 08:00. */
export function item(
  substance: string,
  amount: number,
  unit: IngredientInput['unit'],
  more: Partial<Omit<ItemInput, 'ingredients'>> & Pick<IngredientInput, 'form' | 'basis'> = {},
): ItemInput {
  const { form, basis, ...rest } = more;
  return {
    product: `${substance} product`,
    ingredients: [
      {
        substance,
        amount,
        unit,
        ...(form === undefined ? {} : { form }),
        ...(basis === undefined ? {} : { basis }),
      },
    ],
    times: ['08:00'],
    ...rest,
  };
}

/** The sum of a substance. @throws Error where the check has none */
export function sumIn(result: CheckOutput, substance: string): CheckOutput['intakes'][number] {
  const sum = result.intakes.find((one) => one.substance === substance);
  if (sum === undefined) throw new Error(`the check has no sum of ${substance}`);
  return sum;
}

export function findingsOf(result: CheckOutput, rule: Finding['rule']): Finding[] {
  return result.findings.filter((one) => one.rule === rule);
}

/** References of one kind among the subjects of all findings, in the order of the findings. */
export function subjectsOf(result: CheckOutput, kind: EntityKind): string[] {
  return result.findings.flatMap((one) =>
    one.subjects.filter((subject) => subject.startsWith(`${kind}/`)),
  );
}
