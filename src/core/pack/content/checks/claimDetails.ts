/** What a claim says about its own rating and history, and the elemental doses of its studies. */
import type {
  ClaimRecord,
  ElementalDose,
  FormRecord,
  SubstanceRecord,
} from '../../../../contract/records.ts';
import type { FieldPath, Locate, Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';

/** Milligrams in one of the unit. */
const milligrams = { g: 1000, mg: 1, mcg: 0.001 } as const;
/** Relative tolerance for an amount that people round. */
const tolerance = 0.01;

function checkGrounds(claim: ClaimRecord, at: Locate, problems: Problems): void {
  const seen = new Set<string>();
  for (const [n, { domain, says }] of claim.certaintyGrounds.entries()) {
    if (!claim.certaintyReason.includes(says))
      problems.add(
        at(['certaintyGrounds', n, 'says']),
        `"${says}" is not in the certaintyReason`,
        'Copy the words of certaintyReason letter by letter.',
      );
    const key = `${domain} ${says}`;
    if (seen.has(key))
      problems.add(
        at(['certaintyGrounds', n]),
        `the domain "${domain}" says "${says}" twice`,
        'Remove one of them.',
      );
    seen.add(key);
  }
}

/** Forms that count as the substance: its own, those it includes, those of its components. */
function formsOf(
  substance: SubstanceRecord,
  substances: ReadonlyMap<string, SubstanceRecord>,
  forms: ReadonlyMap<string, FormRecord>,
): Map<string, FormRecord> {
  const found = [
    ...substance.forms,
    ...substance.includesForms.flatMap((id) => forms.get(id) ?? []),
    ...substance.components.flatMap((id) => substances.get(id)?.forms ?? []),
  ];
  return new Map(found.map((form) => [form.id, form]));
}

function checkDose(
  dose: ElementalDose,
  substance: SubstanceRecord,
  forms: ReadonlyMap<string, FormRecord>,
  place: (path: FieldPath) => ReturnType<Locate>,
  problems: Problems,
): void {
  const { form: id, compound } = dose;
  if ((id === null) !== (compound === null)) {
    problems.add(
      place([]),
      'compound and form go together',
      'Add the other one, or remove both where the source states the elemental amount.',
    );
    return;
  }
  if (id === null || compound === null) return;
  if (substance.element === null) {
    problems.add(
      place(['form']),
      `${substance.id} has no element, so that no elemental amount can be worked out`,
      'Write only what the source states, or leave elementalDose out.',
    );
    return;
  }
  const form = forms.get(id);
  if (form === undefined) {
    problems.add(
      place(['form']),
      `form "${id}" does not count as ${substance.id}`,
      `Name a form of ${substance.id}, or one that it includes.`,
    );
    return;
  }
  if (form.elementalFraction === null) {
    problems.add(
      place(['form']),
      `form "${id}" has no elementalFraction`,
      'Add formula and fraction to the form, or leave elementalDose out.',
    );
    return;
  }
  const wanted =
    (compound.amount * milligrams[compound.unit] * form.elementalFraction) / milligrams[dose.unit];
  if (Math.abs(dose.amount / wanted - 1) > tolerance)
    problems.add(
      place(['amount']),
      `${dose.amount} ${dose.unit} differs from ${compound.amount} ${compound.unit} × ${form.elementalFraction} = ${Number(wanted.toPrecision(4))} ${dose.unit}`,
      'Correct amount, compound or form.',
    );
}

export function checkClaimDetails(content: Content, problems: Problems): void {
  const substances = new Map(content.substances.map(({ record }) => [String(record.id), record]));
  const forms = new Map(
    content.substances.flatMap(({ record }) =>
      record.forms.map((form) => [String(form.id), form] as const),
    ),
  );
  for (const { record, at } of content.claims) {
    checkGrounds(record, at, problems);
    const substance = substances.get(record.substance);
    if (substance === undefined) continue;
    const counted = formsOf(substance, substances, forms);
    for (const [n, study] of record.studies.entries())
      if (study.elementalDose !== null)
        checkDose(
          study.elementalDose,
          substance,
          counted,
          (path) => at(['studies', n, 'elementalDose', ...path]),
          problems,
        );
  }
}
