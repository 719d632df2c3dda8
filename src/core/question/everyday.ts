/**
 * Everyday words of questions that are no names of records: what people call outcomes, conditions and classes of
 * medicines. Ids that the reference does not have are passed over.
 */
import type { OutcomeGroup } from '../../contract/vocabulary.ts';

/** Words for outcomes, as they stand beside a condition ("MS fatigue"). */
export const outcomeWords: Readonly<Partial<Record<OutcomeGroup, readonly string[]>>> = {
  relapse: ['relapse', 'relapses', 'relapse rate', 'flare', 'flares', 'flare ups', 'exacerbations'],
  'disability-progression': ['disability', 'progression', 'disease progression', 'EDSS'],
  'mri-activity': ['MRI', 'lesions', 'brain lesions', 'brain atrophy', 'brain shrinkage'],
  spasticity: [
    'spasticity',
    'spasms',
    'spasm',
    'muscle spasms',
    'stiffness',
    'stiff muscles',
    'muscle stiffness',
    'tight muscles',
  ],
  fatigue: ['fatigue', 'tiredness', 'tired', 'exhaustion', 'energy', 'low energy'],
  walking: ['walking', 'walk', 'gait', 'mobility', 'balance'],
  cognition: [
    'cognition',
    'cognitive function',
    'cognitive problems',
    'memory',
    'memory problems',
    'brain fog',
    'concentration',
    'thinking',
    'focus',
  ],
  mood: ['mood', 'stress'],
  sleep: ['sleep', 'sleeping', 'falling asleep'],
  'pain-and-cramps': ['pain', 'cramps', 'cramp', 'muscle cramps', 'nerve pain', 'muscle pain'],
  bladder: [
    'bladder',
    'bladder problems',
    'incontinence',
    'urinary symptoms',
    'urinary tract infection',
    'urinary tract infections',
    'UTI',
    'UTIs',
    'bladder infection',
    'bladder infections',
  ],
  'quality-of-life': ['quality of life', 'wellbeing'],
  'bone-health': ['bone', 'bones', 'bone health', 'bone density', 'fractures'],
  'inflammation-markers': ['inflammation'],
};

/** The outcome that a condition means when another condition stands beside it ("depression in MS"). */
export const outcomeOfCondition: Readonly<Record<string, OutcomeGroup>> = {
  insomnia: 'sleep',
  depression: 'mood',
  anxiety: 'mood',
  'nocturnal-leg-cramps': 'pain-and-cramps',
  osteoporosis: 'bone-health',
};

/** What people call conditions beside the names in the content. */
export const everydayConditions: Readonly<Record<string, readonly string[]>> = {
  hypertension: ['blood pressure'],
  depression: ['depressed', 'mood'],
  insomnia: ['sleep', 'sleeping', 'falling asleep', 'cant sleep', 'cannot sleep', 'sleepless'],
  'nocturnal-leg-cramps': ['cramp', 'cramps', 'muscle cramps'],
  osteoporosis: ['bone', 'bones', 'bone health', 'bone density', 'weak bones'],
  diabetes: ['diabetic', 'diabetics', 'blood sugar'],
  children: ['kids', 'toddlers'],
  'older-adults': ['old people', 'elderly people'],
  pregnancy: ['pregnant women'],
  'chronic-kidney-disease': ['kidney problems', 'bad kidneys', 'kidneys'],
  'cardiovascular-disease': ['heart health'],
  'thyroid-disease': ['thyroid', 'thyroid disease'],
  'multiple-sclerosis': ['M S', 'MS symptoms', 'multiple sclerosis symptoms'],
};

/** What people call classes of medicines beside their names and abbreviations. */
export const everydayClasses: Readonly<Record<string, readonly string[]>> = {
  anticoagulants: ['blood thinners', 'blood thinner'],
  antihypertensives: [
    'blood pressure medication',
    'blood pressure medicine',
    'blood pressure meds',
    'blood pressure pills',
    'blood pressure tablets',
    'blood pressure drugs',
  ],
  antidiabetics: ['diabetes medication', 'diabetes medicine', 'diabetes meds', 'diabetes drugs'],
  antiepileptics: [
    'epilepsy medication',
    'epilepsy drugs',
    'seizure medication',
    'anticonvulsants',
  ],
  corticosteroids: ['steroids', 'cortisone'],
  'hormonal-contraceptives': [
    'birth control',
    'birth control pill',
    'contraceptive pill',
    'contraceptives',
  ],
  immunosuppressants: ['immune suppressants', 'immunosuppressive drugs'],
  'ms-disease-modifying-drugs': [
    'MS medication',
    'MS drugs',
    'MS medicines',
    'DMT',
    'DMTs',
    'disease modifying therapy',
    'disease modifying therapies',
    'disease modifying drugs',
  ],
  'proton-pump-inhibitors': ['acid blockers'],
  'thyroid-hormones': [
    'thyroid medication',
    'thyroid medicine',
    'thyroid meds',
    'thyroid pills',
    'thyroid tablets',
  ],
  'h2-receptor-antagonists': ['H2 blockers'],
  'bladder-anticholinergics': ['bladder medication'],
  opioids: ['opiates'],
};

/** Names of several forms at once. */
export const formFamilies: Readonly<Record<string, readonly string[]>> = {
  'vitamin K2': ['mk-4', 'mk-7'],
  menaquinone: ['mk-4', 'mk-7'],
  'fish oil': ['fish-oil-triglyceride', 'fish-oil-ethyl-ester'],
  methylfolate: ['5-mthf'],
};
