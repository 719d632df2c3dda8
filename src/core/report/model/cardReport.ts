/**
 * What is taken, on a card for the wallet: medicines first, then supplements, in lines that a stranger reads at a glance.
 * Illnesses stay off it, because whoever finds the wallet reads it, but what was typed beside a medicine is the person's own
 * to word; findings stay off too, because a card is no place to weigh them.
 */
import type { CheckOutput } from '../../../contract/check.ts';
import type { Plan, PlanItem, PlanMedication } from '../../../contract/plan.ts';
import type { ReportDocument, Run } from '../../../contract/reportDocument.ts';
import { heading, list, paragraph, run, strong, type Section } from './blocks.ts';
import { reportDocument, type ReportOptions } from './document.ts';
import { formatDate } from './format.ts';
import { personName } from './plan/person.ts';
import { contentLine, howOftenShort, medicineName, productName } from './plan/taken.ts';

export interface CardReportInput extends ReportOptions {
  check: CheckOutput;
  plan: Plan;
  initialsOnly: boolean;
}

/** "Levothyroxine 75 mcg · 07:00": the note as it was typed, then the times. */
function medicineLine(one: PlanMedication, check: CheckOutput): Run[] {
  const note = (one.note ?? '').trim();
  const times = one.times.join(', ');
  return [
    strong(medicineName(one, check)),
    run(`${note === '' ? '' : ` ${note}`}${times === '' ? '' : ` · ${times}`}`),
  ];
}

/** "Bone complex: calcium 400 mg; vitamin D 20 mcg · 08:00". */
function supplementLine(item: PlanItem, at: number, check: CheckOutput): Run[] {
  const product = productName(item, check);
  const contents = item.ingredients
    .map((one, index) => contentLine(one, `items[${at}].ingredients[${index}]`, item, check))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [
    strong(product),
    run(`${contents.length === 0 ? '' : `: ${contents.join('; ')}`} · ${howOftenShort(item)}`),
  ];
}

/** Builds the document. Pure: equal input gives an equal document. */
export function cardReport(input: CardReportInput): ReportDocument {
  const { check, plan } = input;
  const { profile, items } = plan;
  const medicines = profile.medications.map((one) => medicineLine(one, check));
  const supplements = items.map((item, at) => supplementLine(item, at, check));
  const section: Section = {
    id: 'card',
    title: 'What I take',
    blocks: [
      heading('Medicines', 'card-medicines'),
      medicines.length === 0 ? paragraph('None entered.') : list(medicines),
      heading('Supplements', 'card-supplements'),
      supplements.length === 0 ? paragraph('None entered.') : list(supplements),
      paragraph(
        'As entered by the person. Amounts are of one serving, read as the substance itself (elemental). Illnesses, reasons and own notes are left off; names and notes beside medicines stand as they were typed.',
        'quiet',
      ),
    ],
  };
  return reportDocument({
    title: 'What I take',
    format: 'card',
    subtitle: [
      personName(profile, input.initialsOnly) ?? 'No name given',
      formatDate(input.asOf),
    ].join(' · '),
    edition: check.edition,
    options: input,
    sections: [section],
    sources: [],
    secondHand: new Set(),
    subjects: [],
    own: plan,
    // Initials are capitals, which the name as typed need not hold.
    ownToo: personName(profile, input.initialsOnly),
  });
}
