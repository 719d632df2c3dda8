/** The words and options of `cofactor report` as the input of the operation. */
import { foodBases } from '../../../contract/answers.ts';
import { dateStyles, microSigns, type InputOf } from '../../../contract/operations.ts';
import { reportSections } from '../../../contract/reportDocument.ts';
import { usage, type CommandContext } from '../command.ts';
import { localDay } from '../io.ts';
import { readPlan } from '../planFile.ts';
import { given, oneOf } from '../values.ts';

export interface ReportOptions {
  out?: string;
  verify?: string;
  paper?: string;
  asOf?: string;
  largePrint?: true;
  blackAndWhite?: true;
  dates?: string;
  micro?: string;
  csv?: string;
  sections?: string;
  initials?: true;
  hideDiagnoses?: true;
  since?: string;
  sinceDate?: string;
  sinceEdition?: string;
  per?: string;
}

/** Kinds of report besides a plan's, with the arguments that they take. */
const kinds = {
  card: ['plan'],
  answer: ['substance', 'condition'],
  substance: ['substance'],
  condition: ['condition'],
  foods: ['substance'],
} as const;
type Kind = keyof typeof kinds;
const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);

/** Options that fit some kinds of report only. */
const fitting = {
  csv: ['plan', 'answer', 'substance', 'condition', 'foods'],
  sections: ['plan'],
  initials: ['plan', 'card'],
  hideDiagnoses: ['plan'],
  since: ['plan'],
  sinceDate: ['plan'],
  sinceEdition: ['plan'],
  per: ['foods'],
} as const satisfies Partial<Record<keyof ReportOptions, readonly (Kind | 'plan')[]>>;

/** "hideDiagnoses" → "hide-diagnoses" */
const optionName = (key: string): string =>
  key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Options that mean nothing for this kind of report are refused, not ignored. */
function refuseOptions(kind: Kind | 'plan', options: ReportOptions): void {
  for (const [key, where] of Object.entries(fitting)) {
    const set = options[key as keyof typeof fitting] !== undefined;
    if (!set || where.some((one) => one === kind)) continue;
    const name = optionName(key);
    const others = where.map((one) => (one === 'plan' ? 'a plan' : one)).join(', ');
    throw usage(`--${name}: does not fit this report; it is for reports of ${others}`, name);
  }
}

/** Options of a report that is made: none of them fits the check of a printed one. */
export function refuseForVerify(options: ReportOptions): void {
  for (const key of ['largePrint', 'blackAndWhite', 'dates', 'micro', ...Object.keys(fitting)]) {
    if (options[key as keyof ReportOptions] === undefined) continue;
    const name = optionName(key);
    throw usage(`--${name}: does not fit --verify`, name);
  }
}

function checkArguments(kind: Kind, ids: readonly string[]): void {
  const missing = kinds[kind][ids.length];
  if (missing !== undefined) {
    throw usage(`${missing}: is needed: report ${kind} <${kinds[kind].join('> <')}>`, missing);
  }
  const surplus = ids[kinds[kind].length];
  if (surplus !== undefined) throw usage(`report ${kind} takes no further argument '${surplus}'`);
}

function sectionsOf(text: string | undefined) {
  if (text === undefined) return undefined;
  return text
    .split(',')
    .map((part) => part.trim())
    .map((part, at) => oneOf(reportSections, part, 'sections', `sections[${at}]`))
    .filter((part) => part !== undefined);
}

/** The micro sign and the Greek letter look the same, and keyboards have the one or the other. */
const microOf = (text: string | undefined) =>
  oneOf(microSigns, text?.replace('\u03bc', '\u00b5'), 'micro');

/** The earlier plan that a report of changes begins from. A file does not say of itself which day it is of. */
async function sinceOf(context: CommandContext, options: ReportOptions) {
  const { since, sinceDate, sinceEdition } = options;
  if (since === undefined) {
    if (sinceDate !== undefined) throw usage('--since-date: needs --since', 'since-date');
    if (sinceEdition !== undefined) throw usage('--since-edition: needs --since', 'since-edition');
    return undefined;
  }
  if (sinceDate === undefined) {
    throw usage('--since-date: is needed: the day of the earlier plan, YYYY-MM-DD', 'since-date');
  }
  const edition = sinceEdition ?? (await context.call('reference', {})).edition;
  return { plan: await readPlan(context.io.cwd, since), date: sinceDate, edition };
}

/**
 * Reads the files that are named and puts the input together.
 * @throws CofactorError `invalid-input` naming the option or argument, `missing-file`
 */
export async function reportInput(
  context: CommandContext,
  what: readonly string[],
  options: ReportOptions,
): Promise<InputOf<'report'>> {
  const [first = '', ...ids] = what;
  const kind = isKind(first) ? first : 'plan';
  refuseOptions(kind, options);
  if (kind === 'plan' && ids[0] !== undefined)
    throw usage(`one plan file is needed; '${ids[0]}' is too much`);
  if (kind !== 'plan') checkArguments(kind, ids);
  const { largePrint, blackAndWhite, initials: initialsOnly, hideDiagnoses } = options;
  const common = {
    asOf: options.asOf ?? localDay(context.io.now()),
    ...given({
      paper: oneOf(['a4', 'letter'], options.paper, 'paper'),
      largePrint,
      blackAndWhite,
      dates: oneOf(dateStyles, options.dates, 'dates'),
      micro: microOf(options.micro),
    }),
  };
  const [id = '', condition = ''] = ids;
  switch (kind) {
    case 'plan': {
      const sections = sectionsOf(options.sections);
      const plan = await readPlan(context.io.cwd, first);
      const since = await sinceOf(context, options);
      return { kind, plan, ...given({ sections, initialsOnly, hideDiagnoses, since }), ...common };
    }
    case 'card': {
      const plan = await readPlan(context.io.cwd, id);
      return { kind, plan, ...given({ initialsOnly }), ...common };
    }
    case 'answer':
      return { kind, substance: id, condition, ...common };
    case 'substance':
      return { kind, substance: id, ...common };
    case 'condition':
      return { kind, condition: id, ...common };
    case 'foods': {
      const per = oneOf(foodBases, options.per, 'per');
      return { kind, substance: id, ...given({ per }), ...common };
    }
  }
}
