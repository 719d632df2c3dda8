/**
 * The words around the names that tell what is asked. Names stand in the text as @s (substance), @c (condition),
 * @m (medicine), @o (outcome) and @a (a name with several meanings).
 */
import type { Placed, Role } from './roles.ts';
import { isFiller } from './words.ts';

const marks: Record<Role['kind'], string> = {
  substance: '@s',
  condition: '@c',
  medicine: '@m',
  outcome: '@o',
  ambiguous: '@a',
};

/** The question with its names as marks. */
export function outlineOf(words: readonly string[], placed: readonly Placed[]): string {
  const outline: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const name = placed.find(({ start }) => start === index);
    outline.push(name === undefined ? (words[index] ?? '') : marks[name.role.kind]);
    if (name !== undefined) index = name.end - 1;
  }
  return outline.join(' ');
}

/** `@` is no letter, so that \b does not hold before a mark: words are set apart by spaces alone. */
const cue = (pattern: string): RegExp => new RegExp(`(?:^| )(?:${pattern})(?= |$)`);

const cues = {
  foods: cue(
    '(foods?|foodstuffs?|fruits?|vegetables?|veg|eat|eating|meals?|snacks?|diet|dietary)( .*)?( (rich|high|highest|most|lots|contain\\w*|source\\w*|with|have|has|get|enough|more|of|for|full|provide\\w*))( .*)? @s|' +
      '@s( .*)? foods?|foods?( with| containing| for)? @s|(rich|high|highest|richest) (in|source of|sources of|amounts? of) @s|' +
      '@s rich|high @s|(food |dietary |natural |good |best |rich )*sources? (of|for) @s|@s sources?|' +
      'how (much|many)( \\w+)? @s (is |are |does |do )?(there )?in|@s (content|amount) (of|in)|where (is|can i (find|get)) @s|get (more |enough )?@s (from|naturally)|contains? (the )?(most|lots of|a lot of|more) @s|most @s',
  ),
  withFood: cue('(with|without|before|after) (food|a meal|meals|eating|breakfast|dinner|lunch)'),
  howMuch: cue('how (much|many)|how high'),
  howMuchItDoes: cue(
    'how (much|many)( \\w+)* (does|do|can|will) @s (help|reduce|lower|raise|increase|improve|affect|change)',
  ),
  intake: cue(
    '(rda|rdas|rdi|dri|drv|nrv|pri|ul|dosage|dosages|dosing|allowance|requirements?)|(upper|safe|tolerable|maximum|max) (intake |safe |daily |tolerable |upper )*(limits?|levels?|dose|doses|intake|amount)|' +
      '(daily|recommended|reference|adequate|average|normal|optimal|right|correct|ideal) (\\w+ )?(intakes?|doses?|amounts?|allowances?|limits?|values?|needs?)|maximum|max|do i need( .*)? @s|@s (needs|need)',
  ),
  intakeAlone: cue('intakes?|doses?|per day|a day|each day|limits?|enough @s|@s enough'),
  notADose: cue('(high|low|higher|lower|mega|large|big) (dose|doses|dosage)'),
  adverse: cue(
    '(side|adverse|unwanted|bad|negative|ill|harmful) ?(effects?|reactions?|events?)|sideeffects?|adverse( \\w+)? (effects?|reactions?|events?)|downsides?|drawbacks?|disadvantages?',
  ),
  /** Whether it may harm, asked of a substance or of a substance in a condition. */
  unsafe: cue(
    'danger|dangers|dangerous|toxic|toxicity|harm|harms|harmful|hurt|hurts|unsafe|safe|safely|safety|too much|bad|worse|worsen|worsens|avoid|overdos\\w*',
  ),
  harms: cue(
    'od|poison\\w*|risky|risks?|hazard\\w*|warnings?|precautions?|contraindications?|problems with|excess|excessive',
  ),
  amount: cue('\\d+([.,]\\d+)? ?(mg|mcg|ug|μg|iu|g|grams?|milligrams?|micrograms?|units?)'),
  forms: cue('(forms?|types?|kinds?|versions?) of( \\w+)? @s|@s( \\w+)? (forms?|types?)'),
  compares: cue(
    'vs|versus|v|or|than|compared|compare|comparison|difference|differences|differ|differs|different|better|best|instead',
  ),
  together: cue(
    'with|together|interact\\w*|combin\\w*|mix\\w*|and|same|plus|along|while|absor\\w*|block\\w*|deplet\\w*|affect\\w*|reduc\\w*|lower\\w*|raise\\w*|increas\\w*|need\\w*|before|after|apart|between|hours?|compete\\w*|conflict\\w*',
  ),
  /** A medicine that no list has: what is asked is more than the substance alone. */
  unlistedMedicine: cue(
    'antidepressants?|diuretics?|water (pills?|tablets?)|painkillers?|(pain|sleeping) (pills?|meds|tablets?)|medicines?|medications?|meds|drugs?|chemo|chemotherapy|prescriptions?|antibiotics?',
  ),
  asks: cue(
    'which|best|what|whats|is|are|does|do|can|should|tell|benefits?|uses?|good|work|works|why|explain|about|defin\\w*|info|information|who|effects?|evidence|help|helps',
  ),
} as const;

type Cue = keyof typeof cues;

const extraWords = new Set(
  'benefits definition uses meaning whats explain healthy health body human people adults ok okay supplement supplements vitamin mineral'.split(
    ' ',
  ),
);

export interface Outline {
  has(cue: Cue): boolean;
  /** Whether every word that is no name is a word of questions in general. */
  readonly isPlain: boolean;
  /** Whether there is nothing but names. */
  readonly isBare: boolean;
}

/** @param text the question with its names as marks */
export function readOutline(text: string): Outline {
  const rest = text.split(' ').filter((word) => word !== '' && !word.startsWith('@'));
  return {
    has: (name) => cues[name].test(text),
    isPlain: rest.every((word) => isFiller(word) || extraWords.has(word)),
    isBare: rest.length === 0,
  };
}
