/** From the names in a question and the words around them to what is asked. */
import type { ConditionId, FormId, SubstanceId } from '../../contract/ids.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';
import type { Outline } from './cues.ts';
import { outcomeOfCondition } from './everyday.ts';
import type { AskedSubstance, Intent, Party } from './intent.ts';
import type { Lexicon, Vocabulary } from './lexicon.ts';
import type { Placed } from './roles.ts';

/** A bare name against its own form is a choice among all its forms where they are this few. */
const FEW_FORMS = 4;

interface Names {
  substances: (AskedSubstance & { forms: readonly FormId[] })[];
  conditions: ConditionId[];
  medicines: Exclude<Party, { kind: 'substance' }>[];
  outcomes: { group: OutcomeGroup; condition: ConditionId | null }[];
  isAmbiguous: boolean;
}

function namesOf(placed: readonly Placed[]): Names {
  const names: Names = {
    substances: [],
    conditions: [],
    medicines: [],
    outcomes: [],
    isAmbiguous: false,
  };
  for (const { role } of placed) {
    if (role.kind === 'substance') {
      names.substances.push({
        substance: role.substance,
        form: role.form,
        forms: role.forms,
      });
    } else if (role.kind === 'condition') names.conditions.push(role.condition);
    else if (role.kind === 'medicine') names.medicines.push(role.party);
    else if (role.kind === 'outcome') names.outcomes.push(role);
    else names.isAmbiguous = true;
  }
  return names;
}

/** Condition and outcome that the words name: "depression in MS" is the mood of people with MS. */
function subjectOf(
  names: Names,
  substance: SubstanceId,
  outline: Outline,
  vocabulary: Vocabulary,
): { condition: ConditionId; group: OutcomeGroup | null } | null {
  const harms = outline.has('unsafe') ? ('harms' as const) : null;
  const host = names.conditions.find((id) => outcomeOfCondition[id] === undefined);
  const asOutcome = names.conditions.find((id) => outcomeOfCondition[id] !== undefined);
  const named = names.outcomes[0]?.group ?? null;
  if (host !== undefined) {
    const group = named ?? (asOutcome === undefined ? null : outcomeOfCondition[asOutcome]);
    return { condition: host, group: group ?? harms };
  }
  if (asOutcome !== undefined) return { condition: asOutcome, group: named ?? harms };
  const alone = names.outcomes.find(({ condition }) => condition !== null)?.condition;
  if (alone !== undefined && alone !== null) return { condition: alone, group: null };
  if (named === null) return null;
  // "B12 for fatigue": the condition in which this outcome of the substance has been studied most.
  const line = new Set<string>(vocabulary.lineage(substance));
  const counts = new Map<ConditionId, number>();
  for (const claim of vocabulary.claims) {
    if (claim.group === named && line.has(claim.substance)) {
      counts.set(claim.condition, (counts.get(claim.condition) ?? 0) + claim.count);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most === undefined ? null : { condition: most[0], group: named };
}

/** The substances that are meant: of "omega-3 EPA" the narrower one, unless the two are compared. */
function distinct(names: Names, compares: boolean, vocabulary: Vocabulary): AskedSubstance[] {
  const first = new Map<SubstanceId, AskedSubstance>();
  for (const one of names.substances) {
    const known = first.get(one.substance);
    if (known === undefined || (known.form === null && one.form !== null)) {
      first.set(one.substance, { substance: one.substance, form: one.form });
    }
  }
  const all = [...first.values()];
  if (compares) return all;
  return all.filter(
    (one) =>
      !all.some(
        (other) => other !== one && vocabulary.lineage(other.substance).includes(one.substance),
      ),
  );
}

/** The forms that stand against each other; null where fewer than two forms of one substance do. */
function comparedForms(
  names: Names,
  outline: Outline,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): FormId[] | null {
  const owners = new Set(names.substances.map(({ substance }) => substance));
  const [owner] = owners;
  if (owner === undefined || owners.size > 1) return null;
  const named = [...new Set(names.substances.flatMap(({ forms }) => forms))];
  const all = vocabulary.substances.flatMap((one) =>
    one.substance === owner && one.form !== null ? [one.form] : [],
  );
  const few = (forms: readonly FormId[]): FormId[] | null => {
    const each = [...new Set(forms)];
    return each.length > 1 && each.length <= FEW_FORMS ? each : null;
  };
  if (outline.has('forms')) return few(all);
  if (named.length === 0 || named.some((form) => lexicon.substanceOf(form) !== owner)) return null;
  const groups = new Set(names.substances.map(({ forms }) => forms.join(' ')).filter(Boolean));
  if (groups.size > 1) return named;
  if (names.substances.length < 2 || !outline.has('compares')) return null;
  return few([...named, ...all]);
}

/** What is asked; null where the words name things but ask nothing that a card answers. */
export function intentOf(
  placed: readonly Placed[],
  outline: Outline,
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): Intent | null {
  const names = namesOf(placed);
  if (names.isAmbiguous) return null;
  const compares = outline.has('compares');
  const substances = distinct(names, compares, vocabulary);
  const [one, other] = substances;
  if (one === undefined) return null;
  const party = (asked: AskedSubstance): Party => ({ kind: 'substance', ...asked });

  const medicine = names.medicines.find(({ kind }) => kind === 'medication') ?? names.medicines[0];
  if (medicine !== undefined) return { type: 'interaction', a: party(one), b: medicine };

  const { substance } = one;
  const subject = subjectOf(names, substance, outline, vocabulary);
  const isAboutFoods = outline.has('foods') && !outline.has('withFood');
  if (isAboutFoods && subject === null) return { type: 'foods', substance };
  const isHowMuch = outline.has('howMuch') && !outline.has('howMuchItDoes');
  if (isHowMuch || (outline.has('intake') && !outline.has('notADose'))) {
    return { type: 'intake', substance };
  }
  // "Is 400 mg of zinc too much?" asks for the limit.
  if (outline.has('amount') && outline.has('unsafe') && subject === null) {
    return { type: 'intake', substance };
  }
  if (outline.has('adverse')) return { type: 'harms', substance };

  const forms = comparedForms(names, outline, lexicon, vocabulary);
  if (forms !== null) return { type: 'compare-forms', forms };

  if (other !== undefined) {
    if (compares || subject !== null) {
      return {
        type: 'compare',
        substances: substances.map((asked) => asked.substance),
        condition: subject?.condition ?? null,
      };
    }
    if (outline.isBare || outline.has('together')) {
      return { type: 'interaction', a: party(one), b: party(other) };
    }
    return null;
  }
  if (subject !== null) {
    return {
      type: 'evidence',
      substance,
      condition: subject.condition,
      outcomeGroup: subject.group,
    };
  }
  // What stands beside the substance is known by no name: a card about the substance alone would pass over it.
  if (outline.has('unlistedMedicine') || names.outcomes.length > 0) return null;
  if (outline.has('intakeAlone') && !outline.has('notADose')) return { type: 'intake', substance };
  if (outline.has('unsafe') || outline.has('harms')) return { type: 'harms', substance };
  return !outline.isBare && outline.isPlain && outline.has('asks')
    ? { type: 'substance', substance }
    : null;
}
