/** Every name that a question may hold, with all that it can mean. */
import type {
  ConditionId,
  FormId,
  MedicationClassId,
  MedicationId,
  SubstanceId,
} from '../../contract/ids.ts';
import type { OutcomeGroup } from '../../contract/vocabulary.ts';
import { everydayClasses, everydayConditions, formFamilies, outcomeWords } from './everyday.ts';
import { isFiller, keyOf } from './words.ts';

/** What the reference calls its records. */
export interface Vocabulary {
  readonly substances: readonly { name: string; substance: SubstanceId; form: FormId | null }[];
  readonly ambiguous: readonly { name: string; substances: readonly SubstanceId[] }[];
  readonly conditions: readonly { name: string; condition: ConditionId }[];
  readonly medications: readonly { name: string; medication: MedicationId }[];
  readonly classes: readonly { name: string; class: MedicationClassId }[];
  /** Words of foods and of running text: right as they stand, however near to a name. */
  readonly plainWords: ReadonlySet<string>;
  /** The substance itself, then the broader ones. */
  readonly lineage: (substance: SubstanceId) => readonly SubstanceId[];
  /** How many claims each substance has per condition and outcome group. */
  readonly claims: readonly {
    substance: SubstanceId;
    condition: ConditionId;
    group: OutcomeGroup;
    count: number;
  }[];
}

/** All that one name can mean; who uses it decides by what stands beside it. */
export interface Entry {
  substance: SubstanceId | null;
  /** Forms that the name means, of `substance`. */
  forms: FormId[];
  /** Whether it is the name of the whole substance, though a form may be called the same. */
  isWhole: boolean;
  condition: ConditionId | null;
  medication: MedicationId | null;
  medicationClass: MedicationClassId | null;
  outcome: OutcomeGroup | null;
  /** Substances to choose from. */
  ambiguous: SubstanceId[];
}

export interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Words in the longest name. */
  readonly longest: number;
  /** Every word of every name. */
  readonly words: ReadonlySet<string>;
  /** Whether a word of a name begins so: somebody may still be typing it. */
  begins(start: string): boolean;
  /** Words that are right although they name nothing here. */
  readonly plainWords: ReadonlySet<string>;
  /** "citrate" → the form of this substance whose name ends so. */
  tail(substance: SubstanceId, words: string): FormId[];
  substanceOf(form: FormId): SubstanceId | null;
}

const withoutBrackets = (name: string): string => name.replace(/\s*\([^()]*\)/g, '').trim();
const water =
  /[\s,]+(anhydrous|basic|(mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca)hydrate)$/i;

/** "Levothyroxine sodium" is called "levothyroxine". */
const salt = /(?<=^\S+) (sodium|acetate|bromide|etexilate|medoxomil|toxin type A)$/i;

/** Names by which one record is called, the likeliest first: as it stands, without brackets, without its water. */
function variants(name: string): string[] {
  const bare = withoutBrackets(name);
  const dry = bare.replace(water, '');
  // "Menaquinone-7 (MK-7)" is called MK-7.
  const code = /\(([A-Za-z][A-Za-z -]*\d+[A-Za-z]?)\)$/.exec(name)?.[1];
  return [...new Set([name, bare, dry, dry.replace(/^[LD]-/, ''), code ?? name])];
}

/** Spellings of one folded name: "vitamin d" is also "vit d" and "vitamind", "omega 3" is also "omega3". */
function spellings(key: string): string[] {
  const vitamin = /^vitamin ([a-z]\d{0,2})$/.exec(key)?.[1];
  const words = key.split(' ');
  const joins = words.length === 2 && words.some((word) => /^[a-z]$|\d/.test(word));
  const split = /^([a-z]{2,})(\d+)$/.exec(key);
  return [
    key,
    ...(vitamin === undefined
      ? []
      : [vitamin, `vit ${vitamin}`, `vit${vitamin}`, `vitamin${vitamin}`]),
    ...(joins ? [words.join('')] : []),
    ...(split === null ? [] : [`${split[1] ?? ''} ${split[2] ?? ''}`]),
  ];
}

const plural = (key: string): string[] => {
  if (key.length > 4 && !key.endsWith('s')) return [key, `${key}s`];
  return key.length > 4 && key.endsWith('s') && !key.endsWith('ss') && !key.endsWith('is')
    ? [key, key.slice(0, -1)]
    : [key];
};

/** "Crohn's disease" is also "Crohn's". */
const possessor = (name: string): string[] => {
  const short = /^(.+)['\u2019](s?) disease$/.exec(name);
  return short === null ? [] : [`${short[1] ?? ''}${short[2] ?? ''}`];
};

/** "proton-pump-inhibitors" → "ppi" */
function initials(id: string): string[] {
  const words = id.split('-').filter((word) => !/\d/.test(word));
  const short = words.map((word) => word.charAt(0)).join('');
  return words.length < 3 ? [] : [short, `${short}s`];
}

/** Whether one of the sorted words begins so. */
function beginsOne(sorted: readonly string[], start: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(start) === true;
}

export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const entries = new Map<string, Entry>();
  const formOwner = new Map<FormId, SubstanceId>();
  const entryOf = (key: string): Entry | null => {
    // A single letter is a chemical symbol at best and a word of the sentence at worst.
    if (key.length < 2 || isFiller(key)) return null;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = {
      substance: null,
      forms: [],
      isWhole: false,
      condition: null,
      medication: null,
      medicationClass: null,
      outcome: null,
      ambiguous: [],
    };
    entries.set(key, entry);
    return entry;
  };
  const each = (keys: readonly string[], set: (entry: Entry) => void): void => {
    for (const key of keys) {
      const entry = entryOf(key);
      if (entry !== null) set(entry);
    }
  };

  for (const { name, substances } of vocabulary.ambiguous) {
    each([keyOf(name)], (entry) => {
      entry.ambiguous = [...substances];
    });
  }
  const ofSubstances = vocabulary.substances.filter(({ form }) => form === null);
  for (const rank of [0, 1]) {
    for (const { name, substance } of ofSubstances) {
      const names = rank === 0 ? [name] : [withoutBrackets(name), name.replace(/^Dietary /, '')];
      each(
        names.flatMap((one) => spellings(keyOf(one))),
        (entry) => {
          if (entry.ambiguous.length === 0) entry.substance ??= substance;
        },
      );
    }
  }
  const named = new Set<SubstanceId>();
  for (const { name, substance } of ofSubstances) {
    // The first name of each substance is the one that the reference shows.
    if (named.has(substance)) continue;
    named.add(substance);
    each([keyOf(name), keyOf(withoutBrackets(name))], (entry) => {
      if (entry.substance === substance) entry.isWhole = true;
    });
  }

  const forms = vocabulary.substances.flatMap(({ name, substance, form }) =>
    form === null ? [] : [{ names: variants(name), substance, form }],
  );
  const tails = new Map<string, FormId[]>();
  const mostVariants = Math.max(0, ...forms.map(({ names }) => names.length));
  // The name as it stands wins over one that leaves something out: "magnesium chloride" is the anhydrous one.
  for (let rank = 0; rank < mostVariants; rank += 1) {
    for (const { names, substance, form } of forms) {
      formOwner.set(form, substance);
      const name = names[rank];
      if (name === undefined) continue;
      const key = keyOf(name);
      each(spellings(key), (entry) => {
        const fits =
          entry.ambiguous.length > 0
            ? entry.ambiguous.includes(substance)
            : (entry.substance ?? substance) === substance;
        if (!fits || entry.forms.length > 0) return;
        entry.substance ??= substance;
        entry.forms = [form];
      });
      const words = key.split(' ');
      for (let cut = 1; cut < Math.min(words.length, 3); cut += 1) {
        const tail = `${substance} ${words.slice(cut).join(' ')}`;
        if (!tails.has(tail)) tails.set(tail, [form]);
      }
    }
  }
  for (const [name, ids] of Object.entries(formFamilies)) {
    const known = [...formOwner].filter(([form]) => ids.includes(form));
    const owner = known[0]?.[1];
    if (owner === undefined) continue;
    each(spellings(keyOf(name)), (entry) => {
      entry.substance ??= owner;
      if (entry.substance === owner) entry.forms = known.map(([form]) => form);
    });
  }

  const conditions = [
    ...vocabulary.conditions,
    ...vocabulary.conditions.flatMap(({ name, condition }) =>
      possessor(name).map((short) => ({ name: short, condition })),
    ),
    ...Object.entries(everydayConditions).flatMap(([id, names]) => {
      const condition = vocabulary.conditions.find((one) => one.condition === id)?.condition;
      return condition === undefined ? [] : names.map((name) => ({ name, condition }));
    }),
  ];
  for (const make of [(key: string): string[] => [key], plural]) {
    for (const { name, condition } of conditions) {
      each(
        [name, withoutBrackets(name)].flatMap((one) => make(keyOf(one))),
        (entry) => {
          entry.condition ??= condition;
        },
      );
    }
  }
  for (const { name, medication } of vocabulary.medications) {
    each([name, withoutBrackets(name), name.replace(salt, '')].map(keyOf), (entry) => {
      entry.medication ??= medication;
    });
  }
  for (const { name, class: id } of vocabulary.classes) {
    const everyday = everydayClasses[id] ?? [];
    each(
      [
        ...[name, withoutBrackets(name), id].flatMap((one) => plural(keyOf(one))),
        ...plural(keyOf(id)),
        ...(/^[a-z0-9]{4,6}s$/.test(id) ? [id.slice(0, -1)] : []),
        ...everyday.map(keyOf),
      ],
      (entry) => {
        entry.medicationClass ??= id;
      },
    );
  }
  // Initials last: they never take a name that something else has.
  for (const { class: id } of vocabulary.classes) {
    for (const short of initials(id)) {
      if (!entries.has(short)) each([short], (entry) => (entry.medicationClass = id));
    }
  }
  for (const [group, names] of Object.entries(outcomeWords)) {
    for (const name of names) {
      each([keyOf(name)], (entry) => {
        entry.outcome = group as OutcomeGroup;
      });
    }
  }

  const keys = [...entries.keys()];
  const words = new Set(keys.flatMap((key) => key.split(' ')));
  const sorted = [...words].sort();
  return {
    entries,
    longest: Math.max(1, ...keys.map((key) => key.split(' ').length)),
    words,
    begins: (start) => beginsOne(sorted, start),
    plainWords: vocabulary.plainWords,
    tail: (substance, words) => tails.get(`${substance} ${words}`) ?? [],
    substanceOf: (form) => formOwner.get(form) ?? null,
  };
}
