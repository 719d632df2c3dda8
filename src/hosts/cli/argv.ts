/** Options stand anywhere, also before the command: brings the command to the front, where the parser wants it. */

const withValue = new Set([
  '--data-dir',
  '--kind',
  '--limit',
  '--nutrient',
  '--per',
  '--group',
  '--pack',
  '--mapping',
  '--passphrase-file',
  '--out',
  '--paper',
  '--as-of',
  '--sections',
  '--dates',
  '--micro',
  '--since',
  '--since-date',
  '--since-edition',
  '--csv',
  '--verify',
  '--claim',
  '--plan',
  '--format',
  '--port',
]);

/** A folder for `report`, a flag for `export`. */
const sometimesWithValue = '--csv';

/** `['--limit', '3', 'search', 'zinc']` → `['search', '--limit', '3', 'zinc']` */
export function commandFirst(argv: readonly string[]): string[] {
  return broughtForward(argv, withValue) ?? broughtForward(argv, flagsApart) ?? [...argv];
}

const flagsApart = new Set([...withValue].filter((option) => option !== sometimesWithValue));

function broughtForward(argv: readonly string[], withValue: ReadonlySet<string>): string[] | null {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') break;
    if (withValue.has(word)) at += 1;
    else if (!word.startsWith('-')) return [word, ...argv.slice(0, at), ...argv.slice(at + 1)];
  }
  return null;
}

/** Is `--json` asked for? Known before parsing, so that even a wrong option is answered in JSON. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}
