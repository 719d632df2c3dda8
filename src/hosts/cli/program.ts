/** The commands and options of `cofactor`; what they do is in commands/. */
import { Command, CommanderError } from 'commander';
import { dateStyles, microSigns } from '../../contract/operations.ts';
import { reportSections } from '../../contract/reportDocument.ts';
import { searchKinds } from '../../contract/vocabulary.ts';
import { sourceFormats } from '../../contract/answers.ts';
import { usage, type CommandContext, type Result } from './command.ts';
import { importFile, importKinds, type ImportOptions } from './commands/import.ts';
import { ask, check, doctor, foods, search, show, type FoodsOptions } from './commands/lookup.ts';
import { backups, exportData, type ExportOptions } from './commands/ownData.ts';
import { packs } from './commands/packs.ts';
import { readings, type ReadingsOptions } from './commands/readings.ts';
import { report } from './commands/report.ts';
import type { ReportOptions } from './commands/reportInput.ts';
import { serve } from './commands/serve.ts';
import { mappingHelp } from './text/mappingHelp.ts';
import { sources, type SourcesOptions } from './commands/sources.ts';

/** A command with its arguments, ready to run. `null`: the command has printed all it has to print. */
export type Action = (context: CommandContext) => Promise<Result | null>;

export interface Parsed {
  action: Action;
  dataDir: string | undefined;
}

export interface ProgramOutput {
  /** Help and version; the result of a call that asks for them. */
  text: string;
}

const examples = `
Examples:
  cofactor ask "is magnesium good for MS?"
  cofactor search magnezium --limit 5
  cofactor show substance/magnesium
  cofactor foods --nutrient magnesium --per portion
  cofactor check plan.json
  cofactor report plan.json --out for-the-doctor.pdf
  cofactor report card plan.json --out card.pdf --initials
  cofactor report answer magnesium multiple-sclerosis --out answer.pdf
  cofactor import fdc FoodData_Central_foundation_food_csv_2024-10-31.zip

Cofactor is offline. It shows published evidence and never replaces your doctor or pharmacist.`;

function define(choose: (action: Action) => void): Command {
  const program = new Command('cofactor');
  program
    .description('Is this supplement good for this condition? Graded, cited answers, offline.')
    .option('--json', 'print the result, or the error, as JSON on stdout')
    .option('--data-dir <dir>', 'folder of plans, backups and packs (created if missing)');
  program
    .command('search <words...>')
    .description('find substances, foods, medicines, conditions, claims and sources')
    .option('--kind <kind>', searchKinds.join(', '))
    .option('--limit <n>', 'number of hits, all kinds together')
    .action((words: string[], options: { kind?: string; limit?: string }) => {
      choose((context) => search(context, words.join(' '), options));
    });
  program
    .command('ask <question...>')
    .description('what the evidence says about a substance and a condition')
    .action((words: string[]) => {
      choose((context) => ask(context, words.join(' ')));
    });
  program
    .command('show <kind/id>')
    .description('one record with its sources, such as substance/magnesium')
    .action((ref: string) => {
      choose((context) => show(context, ref));
    });
  program
    .command('foods')
    .description('foods by their amount of a nutrient')
    .option('--nutrient <substance>', 'id of the substance (needed)')
    .option('--per <basis>', '100g, portion or 100kcal')
    .option('--group <group>', 'one group of foods only')
    .option('--pack <id>', 'foods of one pack only')
    .option('--limit <n>', 'number of foods')
    .action((options: FoodsOptions) => {
      choose((context) => foods(context, options));
    });
  program
    .command('check <plan.json>')
    .description('sums, limits, interactions, cautions and timing of a plan')
    .action((file: string) => {
      choose((context) => check(context, file));
    });
  program
    .command('report <what...>')
    .description(
      'a PDF: <plan.json>, card <plan.json>, answer <substance> <condition>, substance <id>, condition <id>, foods <id>',
    )
    .option('--out <file>', 'where the PDF goes (needed)')
    .option('--verify <file>', 'compare the fingerprint of a PDF with the plan instead')
    .option('--paper <size>', 'a4 or letter')
    .option('--as-of <date>', 'date of the report, YYYY-MM-DD (today)')
    .option('--large-print', 'type a third larger')
    .option('--black-and-white', 'black, white and greys alone')
    .option(
      '--dates <style>',
      `${dateStyles.join(', ')}: 22 November 2026, November 22, 2026 or 2026-11-22`,
    )
    .option('--micro <sign>', `how micrograms are written: ${microSigns.join(' or ')}`)
    .option('--csv <dir>', 'also write every table as a CSV file into this folder')
    .option(
      '--sections <list>',
      `report of a plan: ${reportSections.join(',')}; references are printed wherever a section cites them`,
    )
    .option('--initials', 'report of a plan, card: initials in place of the name')
    .option('--hide-diagnoses', 'report of a plan: no condition, and nothing that would tell one')
    .option('--since <plan.json>', 'report of a plan: what changed since this earlier plan')
    .option('--since-date <date>', 'day of the earlier plan, YYYY-MM-DD (needed with --since)')
    .option('--since-edition <edition>', 'edition that its report was made from, where known')
    .option('--per <basis>', 'report foods: 100g, portion or 100kcal')
    .action((what: string[], options: ReportOptions) => {
      choose((context) => report(context, what, options));
    });
  program
    .command('sources')
    .description('references for a reference manager: all, of a claim or of a plan')
    .option('--claim <id>', 'sources of one claim')
    .option('--plan <file>', 'sources of the check of a plan')
    .option('--format <format>', `${sourceFormats.join(', ')} (needed)`)
    .option('--out <file>', 'write to a file')
    .action((options: SourcesOptions) => {
      choose((context) => sources(context, options));
    });
  program
    .command('readings')
    .description('your own reading list for a reference manager, with your notes and tags')
    .option('--format <format>', `${sourceFormats.join(', ')} (needed)`)
    .option('--out <file>', 'write to a file')
    .action((options: ReadingsOptions) => {
      choose((context) => readings(context, options));
    });
  program
    .command('import <what> <file>')
    .description(`take in a file of another maker: ${importKinds.join(', ')}`)
    .addHelpText('after', mappingHelp)
    .option('--mapping <file>', 'import csv: how the columns are read, as JSON (needed)')
    .option('--replace', 'import data: in the place of everything, after a backup')
    .option('--try', 'import data: say what would happen and change nothing')
    .option('--passphrase-file <file>', 'import data: file whose first line opens it')
    .action((what: string, file: string, options: ImportOptions) => {
      choose((context) => importFile(context, what, file, options));
    });
  program
    .command('export')
    .description('everything that you keep, as one file')
    .option('--out <file>', 'where the file goes (needed)')
    .option('--csv', 'tables for reading elsewhere, in a zip; the other form can be imported again')
    .option('--passphrase-file <file>', 'encrypt it (age format) with the first line of this file')
    .action((options: ExportOptions) => {
      choose((context) => exportData(context, options));
    });
  program
    .command('backups [words...]')
    .description('the backups; backups show <name>, backups restore <name>')
    .action((words: string[]) => {
      choose((context) => backups(context, words));
    });
  program
    .command('packs [words...]')
    .description('the packs that are installed; packs remove <id> takes one away')
    .action((words: string[]) => {
      choose((context) => packs(context, words));
    });
  program
    .command('serve')
    .description('Cofactor in the browser, for this computer only')
    .option('--port <n>', 'port (any free one)')
    .option('--no-open', 'do not open the browser')
    .action((options: { port?: string; open: boolean }) => {
      choose((context) => serve(context, options));
    });
  program
    .command('doctor')
    .description('integrity of the packs and of your data')
    .action(() => {
      choose((context) => doctor(context));
    });
  return program;
}

function complaint(error: CommanderError): Error {
  if (error.code === 'commander.help') return usage('name a command; cofactor --help lists them');
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  const option = /option '(?:-\w, )?(--[\w-]+)/.exec(message)?.[1];
  const argument = /argument '([^']+)'/.exec(message)?.[1];
  const field = option?.slice(2) ?? argument;
  return usage(message, field);
}

/**
 * Reads the words of the command line.
 * @returns what to run, or the text of `--help` and `--version`
 * @throws CofactorError `invalid-input` for words that make no command
 */
export async function parseCommandLine(
  argv: readonly string[],
  version: string,
  columns: number,
): Promise<Parsed | ProgramOutput> {
  const chosen: Action[] = [];
  let text = '';
  const program = define((action) => {
    chosen.push(action);
  });
  program.version(version, '-V, --version', 'print the version');
  program.helpOption('-h, --help', 'print help, also for one command');
  program.addHelpText('after', examples);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (part) => (text += part),
      writeErr: () => undefined,
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    });
  }
  if (argv.length === 0 || argv.every((word) => word === '--json')) {
    throw usage('name a command; cofactor --help lists them');
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { text };
    throw complaint(error);
  }
  const { dataDir } = program.opts<{ dataDir?: string }>();
  const [action] = chosen;
  if (action === undefined) throw usage('name a command; cofactor --help lists them');
  return { action, dataDir };
}
