/** What a content file may leave out, with the value it then has; loaders and the schemas for editors share these tables. */
import { monographSections } from '../../../contract/vocabulary.ts';

export const substanceDefaults = {
  unit: null,
  synonyms: [],
  synonymsByLanguage: {},
  element: null,
  partOf: null,
  components: [],
  related: [],
  includesForms: [],
  foodColumn: null,
  foodColumnByScope: {},
  inShort: null,
  monograph: null,
  forms: [],
};

export const monographDefaults: Readonly<Record<string, unknown>> = Object.fromEntries(
  monographSections.map((section) => [section, []]),
);

export const formDefaults = {
  synonyms: [],
  formula: null,
  molarMass: null,
  elementalFraction: null,
  note: null,
  sources: [],
};

export const claimDefaults = {
  relatedConditions: [],
  otherOutcomeGroups: [],
  inCondition: true,
  exposurePhrase: null,
  indirect: false,
  inShort: null,
  certaintyGrounds: [],
  population: null,
  dose: null,
  expertReview: null,
  studies: [],
};

export const studyDefaults = {
  participants: null,
  dose: null,
  elementalDose: null,
  duration: null,
  effect: null,
  estimates: [],
  limitations: null,
  secondHand: false,
};

export const elementalDoseDefaults = { form: null, compound: null };
export const estimateDefaults = { unit: null };
export const cautionDefaults = { secondHand: false };

export const interactionDefaults = {
  form: null,
  timing: null,
  separation: null,
  evidenceNote: null,
  secondHand: false,
  expertReview: null,
};
export const nutrientInteractionDefaults = { dosesSeen: [] };
export const drugSeparationDefaults = { beforeHours: null, afterHours: null, alternative: null };

export const conditionDefaults = {
  synonyms: [],
  partOf: null,
  icd10: [],
  icd10Confirmed: false,
  note: null,
  keyOutcomes: [],
};

export const beliefReasonDefaults = { claim: null };
export const ambiguousNameDefaults = { note: null };
export const leftOutDefaults = { status: null };
export const glossaryDefaults = { also: [], text: null, textOf: null, sources: [] };
