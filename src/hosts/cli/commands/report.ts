/** `cofactor report`: the PDF for the doctor, its check, and the PDFs of answers and records. */
import { foodBases } from '../../../contract/answers.ts';
import { CofactorError } from '../../../contract/errors.ts';
import type { InputOf, OutputOf } from '../../../contract/operations.ts';
import { reportSections } from '../../../contract/reportDocument.ts';
import { usage, type CommandContext, type Result } from '../command.ts';
import { localDay } from '../io.ts';
import { checkOutFile, writeOutFile } from '../outFile.ts';
import { readInputFile, readPlan } from '../planFile.ts';
import { verifyText } from '../text/lists.ts';
import { given, needed, oneOf } from '../values.ts';

export interface ReportOptions {
  out?: string;
  verify?: string;
  paper?: string;
  asOf?: string;
  sections?: string;
  per?: string;
}

/** Largest PDF that `--verify` reads, in bytes. */
const MAX_PDF_BYTES = 50_000_000;

/** Kinds of report besides a plan's, with the arguments that they take. */
const kinds = {
  answer: ['substance', 'condition'],
  substance: ['substance'],
  condition: ['condition'],
  foods: ['substance'],
} as const;
type Kind = keyof typeof kinds;
const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word);

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

/** Options that mean nothing for this kind of report are refused, not ignored. */
function refuseOption(options: ReportOptions, names: readonly ('sections' | 'per')[]): void {
  for (const name of names) {
    if (options[name] !== undefined) throw usage(`--${name}: does not fit this report`, name);
  }
}

async function inputOf(
  context: CommandContext,
  what: readonly string[],
  options: ReportOptions,
): Promise<InputOf<'report'>> {
  const [first = '', ...ids] = what;
  const paper = oneOf(['a4', 'letter'], options.paper, 'paper');
  const common = { asOf: options.asOf ?? localDay(context.io.now()), ...given({ paper }) };
  if (!isKind(first)) {
    refuseOption(options, ['per']);
    if (ids[0] !== undefined) throw usage(`one plan file is needed; '${ids[0]}' is too much`);
    const sections = sectionsOf(options.sections);
    const plan = await readPlan(context.io.cwd, first);
    return { kind: 'plan', plan, ...given({ sections }), ...common };
  }
  checkArguments(first, ids);
  refuseOption(options, first === 'foods' ? ['sections'] : ['sections', 'per']);
  const [id = '', condition = ''] = ids;
  if (first === 'answer') return { kind: 'answer', substance: id, condition, ...common };
  if (first === 'condition') return { kind: 'condition', condition: id, ...common };
  if (first === 'substance') return { kind: 'substance', substance: id, ...common };
  const per = oneOf(foodBases, options.per, 'per');
  return { kind: 'foods', substance: id, ...given({ per }), ...common };
}

async function verify(
  context: CommandContext,
  file: string,
  what: readonly string[],
): Promise<Result> {
  const [planFile, surplus] = what;
  if (planFile === undefined || surplus !== undefined) throw usage('one plan file is needed');
  const bytes = await readInputFile(context.io.cwd, file, MAX_PDF_BYTES);
  if (!bytes.subarray(0, 1024).includes('%PDF-')) {
    throw new CofactorError('invalid-input', `--verify: ${file} is not a PDF file`, 'verify');
  }
  const plan = await readPlan(context.io.cwd, planFile);
  const value = await context.call('report.verify', { pdf: bytes.toString('base64'), plan });
  return { value, text: (width) => verifyText(value, width) };
}

function writtenText(path: string, result: OutputOf<'report'>): string {
  const pages = `${result.pages} page${result.pages === 1 ? '' : 's'}`;
  return (
    `${path}\n${pages}, ${result.bytes} bytes, dated ${result.asOf}\n` +
    `Edition ${result.edition}, fingerprint ${result.fingerprint}\n`
  );
}

export async function report(
  context: CommandContext,
  what: readonly string[],
  options: ReportOptions,
): Promise<Result> {
  if (options.verify !== undefined) return verify(context, options.verify, what);
  const out = needed(options.out, 'out', 'the file to write, such as report.pdf');
  const input = await inputOf(context, what, options);
  // Before the work of drawing, so that a wrong path is told at once.
  await checkOutFile(context.io.cwd, out);
  const result = await context.call('report', input);
  const path = await writeOutFile(context.io.cwd, out, Buffer.from(result.pdf, 'base64'));
  const { pages, bytes, fingerprint, edition, asOf } = result;
  return {
    value: { path, pages, bytes, fingerprint, edition, asOf },
    text: () => writtenText(path, result),
  };
}
