/**
 * Doses of studies beside what is taken, in words and without a verdict. What a study gave is shown as it was published;
 * what is taken is set in its unit where a published rule does that.
 */
import type { DoseCompared } from '../../contract/check.ts';
import type { SourceId } from '../../contract/ids.ts';
import { insideSentence } from '../../contract/names.ts';
import type { NutrientInteraction, StudyRecord, SubstanceRecord } from '../../contract/records.ts';
import type { Exposure } from '../../contract/vocabulary.ts';
import { convertMass, isMassUnit, massUnits } from '../units/mass.ts';
import { shown, tidy } from '../units/tidy.ts';
import { planDose, takenWords, type ConversionsOf } from './planDose.ts';
import type { SubstanceSum } from './sums.ts';
import type { TakenSubstance } from './takenThings.ts';

type Studied = DoseCompared['studied'][number];

/** What the planner reads of a row of evidence. */
export interface StudiedOutcome {
  exposure: Exposure;
  studies: readonly Pick<StudyRecord, 'source' | 'elementalDose'>[];
}

/** Doses of one study once, whatever number of outcomes it was cited for. */
function studiedDoses(outcomes: readonly StudiedOutcome[]): { doses: Studied[]; studies: number } {
  const studies = new Set<string>();
  const doses = new Map<string, Studied>();
  for (const { exposure, studies: cited } of outcomes) {
    if (exposure !== 'supplement') continue;
    for (const { source, elementalDose } of cited) {
      studies.add(source);
      if (elementalDose === null) continue;
      const { amount, unit, form } = elementalDose;
      doses.set(`${source} ${amount} ${unit} ${form ?? ''}`, { source, amount, unit, form });
    }
  }
  return { doses: [...doses.values()], studies: studies.size };
}

/** "300 to 500 mg", or each as published where the units cannot be brought together. */
function rangeWords(doses: readonly Studied[], sumUnit: string): string {
  const ownUnits = [...new Set(doses.map((dose) => dose.unit))];
  const [only] = ownUnits;
  const common = massUnits.find((unit) => unit === sumUnit) ?? massUnits.find((u) => u === only);
  const amounts = doses.flatMap(({ amount, unit }) =>
    common !== undefined && isMassUnit(unit) ? tidy(convertMass(amount, unit, common)) : [],
  );
  if (common === undefined || amounts.length < doses.length) {
    return [...new Set(doses.map((dose) => `${shown(dose.amount)} ${dose.unit}`))].join(', ');
  }
  const low = Math.min(...amounts);
  const high = Math.max(...amounts);
  return low === high ? `${shown(low)} ${common}` : `${shown(low)} to ${shown(high)} ${common}`;
}

/**
 * The doses in studies of supplements behind the answer for a condition, beside what the supplements of the plan bring.
 * @returns null where no study states a dose that can be compared
 */
export function dosesCompared(
  substance: Pick<SubstanceRecord, 'id' | 'name'>,
  outcomes: readonly StudiedOutcome[],
  sum: SubstanceSum | undefined,
): DoseCompared | null {
  const { doses, studies } = studiedDoses(outcomes);
  if (doses.length === 0) return null;
  const sources = new Set(doses.map((dose) => dose.source)).size;
  const name = insideSentence(substance.name);
  const unit = sum?.result.unit ?? '';
  const rest =
    sources < studies
      ? ` Of ${studies} sources on supplements, ${sources} ${sources === 1 ? 'states' : 'state'} a dose that can be compared.`
      : '';
  return {
    studied: doses,
    taken: sum?.result.supplements ?? null,
    unit,
    line:
      `${sources === 1 ? 'The study' : 'Studies'} gave ${rangeWords(doses, unit)} ${name} a day; ` +
      `supplements of this plan: ${takenWords(sum, null)}.${rest}`,
  };
}

/** Exposures in which something was given, so that its dose can stand beside what is taken. */
const given: ReadonlySet<Exposure> = new Set(['supplement', 'deficiency-treatment']);

interface DoseLine {
  line: string;
  /** Of the factor between two units, where one was needed. */
  sources: SourceId[];
}

/** "Studied: 320–729 mg/day …. Supplements of this plan: 375 mg a day."; null where the claim names no dose. */
export function doseLine(
  outcome: { exposure: Exposure; dose: string | null },
  sum: SubstanceSum | undefined,
  conversionsOf: ConversionsOf,
): DoseLine | null {
  if (!given.has(outcome.exposure) || outcome.dose === null) return null;
  const words = `Studied: ${outcome.dose.trim().replace(/\.$/u, '')}.`;
  // A group such as probiotics has no sum; an amount that is not known is said in words.
  if (sum === undefined) return { line: words, sources: [] };
  const plan = planDose(sum, outcome.dose, conversionsOf);
  return { line: `${words} Supplements of this plan: ${plan.words}.`, sources: plan.sources };
}

/** One line for each amount at which the sources of a record saw its effect, beside what the plan has of it. */
export function dosesSeenLines(
  record: Pick<NutrientInteraction, 'dosesSeen'>,
  pair: readonly TakenSubstance[],
  sums: readonly SubstanceSum[],
): string[] {
  return record.dosesSeen.map(({ of, amount, unit, per, about }) => {
    // A record on a broader substance: what is counted is the side of the pair that it applies to.
    const side = pair.find((one) => one.taken.appliesAs.has(of))?.record;
    const seen = `The record speaks of ${shown(amount)} ${unit} ${insideSentence(side?.name ?? of)}`;
    // What one meal brought in a study is no amount of a day: nothing here is set beside it.
    if (per === 'meal') return `${seen} with one meal (${about}).`;
    const sum = sums.find((one) => one.substance.id === side?.id);
    return `${seen} a day (${about}); supplements of this plan: ${takenWords(sum, unit)}.`;
  });
}
