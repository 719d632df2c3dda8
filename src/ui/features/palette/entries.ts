/** What the palette lists and how typing narrows it. Pure: the dialog only draws it. */
import type { PlanSummary, Settings, StoredProfile } from '../../../contract/userData.ts';
import { textSizes, themes } from '../../../contract/userData.ts';
import { keysOf } from '../../app/shortcuts.ts';

export interface Entry {
  /** Run by app/commands.ts; unique in the list. */
  readonly command: string;
  readonly group: string;
  readonly label: string;
  /** A state, such as "in use now". */
  readonly detail: string | null;
  /** Other words that find it. */
  readonly also: string;
  readonly keys: string | null;
}

export interface PaletteState {
  readonly plans: readonly PlanSummary[];
  readonly people: readonly StoredProfile[];
  readonly settings: Settings;
  /** The plan that is open, or null. */
  readonly openPlan: string | null;
  /** True where the page can make a report: the plan's page and the pages with a report of their own. */
  readonly canReport: boolean;
  readonly mac: boolean;
  readonly desktop: boolean;
}

/** Plans in sight before anything is typed. Typing finds all. */
const recentPlans = 6;

const themeNames: Readonly<Record<string, string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
};

export function paletteEntries(state: PaletteState): Entry[] {
  const { plans, people, settings, openPlan } = state;
  const entry = (
    group: string,
    command: string,
    label: string,
    also = '',
    detail: string | null = null,
  ): Entry => ({ group, command, label, also, detail, keys: keysOf(command, state) });
  const inUse = (used: boolean): string | null => (used ? 'in use now' : null);

  return [
    entry('Go to', 'home', 'Ask', 'home start question'),
    entry('Go to', 'plans', 'Plans', 'my supplements check'),
    entry('Go to', 'foods', 'Foods', 'nutrients eat'),
    entry('Go to', 'tables', 'Food tables', 'import foods fdc fooddata central csv ciqual packs'),
    entry(
      'Go to',
      'readings',
      'Reading list',
      'papers citations library ris bibtex pubmed retractions',
    ),
    entry(
      'Go to',
      'data',
      'Your data',
      'export import backup backups restore passphrase delete erase',
    ),
    entry('Go to', 'people', 'People', 'profiles persons family'),
    entry('Go to', 'products', 'Products', 'labels library'),
    entry('Go to', 'search', 'Search box', 'find look up'),
    entry('Plans', 'new-plan', 'New plan', 'make create add'),
    ...(openPlan === null
      ? []
      : [entry('Plans', 'save-plan-file', 'Save this plan as a file', 'export backup copy')]),
    ...(state.canReport
      ? [entry('Plans', 'save-report', 'Make and save the report', 'pdf doctor print export')]
      : []),
    entry('Plans', 'open-plan-file', 'Import a plan file', 'open load json restore'),
    ...plans
      .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
      .map(({ id, title }) =>
        entry('Open a plan', `open-plan:${id}`, title, 'plan', id === openPlan ? 'open now' : null),
      ),
    ...people.map(({ id, title }) =>
      entry('Plans', `new-plan-for:${id}`, `New plan for ${title}`, 'person'),
    ),
    entry('Page', 'print', 'Print this page', 'paper'),
    ...themes.map((theme) =>
      entry(
        'Look',
        `theme-${theme}`,
        `Colours: ${themeNames[theme] ?? theme}`,
        'theme mode colors night day',
        inUse(settings.theme === theme),
      ),
    ),
    ...textSizes.map((size) =>
      entry(
        'Look',
        `text-${size}`,
        `Text size: ${size}`,
        'font letters bigger smaller zoom',
        inUse(settings.textSize === size),
      ),
    ),
    entry('Look', 'settings', 'All settings', 'preferences options paper'),
    entry('Help', 'keys', 'Keyboard shortcuts', 'keys help hotkeys'),
    entry('Help', 'glossary', 'Glossary', 'words meaning explained'),
    entry('Help', 'guide', 'Five-minute guide', 'tutorial how start'),
    entry('Help', 'method', 'How results are rated', 'method about certainty trust'),
    entry('Help', 'privacy', 'What is stored', 'privacy data offline'),
    entry('Help', 'about', 'About: edition, versions, licences', 'info sources'),
  ];
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** How well an entry fits folded words: 0 best, null not at all. Every word has to be found. */
function rankOf(entry: Entry, words: readonly string[]): number | null {
  const label = fold(entry.label);
  if (label.startsWith(words.join(' '))) return 0;
  const starts = (text: string, word: string): boolean =>
    text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
  if (words.every((word) => starts(label, word))) return 1;
  const all = `${label} ${fold(entry.also)} ${fold(entry.group)}`;
  if (words.every((word) => starts(all, word))) return 2;
  return words.every((word) => label.includes(word)) ? 3 : null;
}

export interface EntryGroup {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/**
 * The list for what is typed, in groups; the group with the best match stands first. Nothing typed: everything, of the plans
 * the most recent. Typed words can always be searched for in the reference, so the list is never empty.
 */
export function findEntries(entries: readonly Entry[], typed: string): EntryGroup[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const ranked =
    words.length === 0
      ? firstPlans(entries).map((entry) => ({ entry, rank: 0 }))
      : entries
          .flatMap((entry) => {
            const rank = rankOf(entry, words);
            return rank === null ? [] : [{ entry, rank }];
          })
          // Stable: equal ranks keep the order of the list.
          .sort((a, b) => a.rank - b.rank);
  const groups = Map.groupBy(ranked, ({ entry }) => entry.group);
  const found = [...groups].map(([name, members]) => ({
    name,
    entries: members.map(({ entry }) => entry),
  }));
  if (words.length === 0) return found;
  const search: Entry = {
    group: 'Search',
    command: `search-for:${typed.trim()}`,
    label: `Search for “${typed.trim()}”`,
    detail: null,
    also: '',
    keys: null,
  };
  return [...found, { name: 'Search', entries: [search] }];
}

function firstPlans(entries: readonly Entry[]): Entry[] {
  let plans = 0;
  return entries.filter(({ command }) => {
    if (!command.startsWith('open-plan:')) return true;
    plans += 1;
    return plans <= recentPlans;
  });
}
