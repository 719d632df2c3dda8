import { textSizes, themes, type Settings } from '../../contract/userData.ts';
import { goToSearchBox } from '../features/search/shortcut.ts';
import { client } from '../client/index.ts';
import { changeSettings } from './appearance.svelte.ts';
import { links } from './links.ts';
import { overlays } from './overlays.svelte.ts';
import { router } from './router.svelte.ts';
import { saveAll } from './unsaved.ts';

const destinations: Readonly<Record<string, string>> = {
  home: '#/',
  plans: '#/plans',
  foods: '#/foods',
  tables: '#/foods/tables',
  readings: '#/readings',
  data: '#/about/data',
  people: '#/people',
  products: '#/products',
  guide: '#/about/guide',
  method: '#/about/method',
  glossary: '#/about/glossary',
  // Editions and versions: what an about box is opened for.
  about: '#/about/edition',
  privacy: '#/about/privacy',
  settings: '#/about/settings',
};

/** The plan whose page, or whose report, is open; null elsewhere. */
export function openPlan(): string | null {
  const { route, params } = router.match;
  return route.path.startsWith('/plan/:id') ? params.id : null;
}

const notOpened = 'The plan file was not opened';
const notSaved = 'The plan file was not saved';
/** Hosts throw with a sentence for the person. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The system refused it.';

async function pickPlanFile(): Promise<void> {
  try {
    const file = await client.host.openPlanFile();
    if (file !== null) overlays.receive({ file });
  } catch (error) {
    overlays.receive({ title: notOpened, problem: reasonOf(error) });
  }
}

/** A file that the system handed over waits at the host until the page asks for it. */
export async function takeWaitingFile(): Promise<void> {
  try {
    const file = await client.host.takePlanFile();
    if (file !== null) overlays.receive({ file });
  } catch (error) {
    overlays.receive({ title: notOpened, problem: reasonOf(error) });
  }
}

async function savePlanFile(id: string): Promise<void> {
  await saveAll();
  const stored = await client.call('plans.get', { id });
  if (!stored.ok) {
    overlays.receive({ title: notSaved, problem: stored.error.message });
    return;
  }
  const { planFile } = await import('../features/planner/planFile.ts');
  const file = planFile(stored.value.title, stored.value.plan);
  // The ending that opens in Cofactor by double click; the content is the same JSON.
  const name = file.name.replace(/\.json$/, '.cofactorplan');
  try {
    const { saved } = await client.host.saveFile({ ...file, name });
    router.announce(saved ? 'The plan file was saved.' : 'Nothing was saved.');
  } catch (error) {
    overlays.receive({ title: notSaved, problem: reasonOf(error) });
  }
}

/** A choice of look, `theme-dark` or `text-large`, as a change of the settings. */
function lookOf(command: string): Partial<Settings> | null {
  const theme = themes.find((known) => command === `theme-${known}`);
  if (theme !== undefined) return { theme };
  const textSize = textSizes.find((known) => command === `text-${known}`);
  return textSize === undefined ? null : { textSize };
}

/** The rest after a colon, or null: `open-plan:<id>`. */
const after = (command: string, name: string): string | null =>
  command.startsWith(`${name}:`) ? command.slice(name.length + 1) : null;

/** Runs a command of the menu, of the palette or of a key. One that is unknown here belongs to a page and is left to it. */
export function runCommand(command: string): void {
  const destination = destinations[command];
  const look = lookOf(command);
  const plan = after(command, 'open-plan');
  const person = after(command, 'new-plan-for');
  const words = after(command, 'search-for');
  if (destination !== undefined) router.go(destination);
  else if (look !== null) void changeSettings(look);
  else if (plan !== null) router.go(`#/plan/${plan}`);
  else if (person !== null) router.go(links.newPlanFor(person));
  else if (words !== null) router.go(links.search(words));
  else if (command === 'search') goToSearchBox();
  else if (command === 'palette' || command === 'keys') overlays.show(command);
  else if (command === 'print') window.print();
  else if (command === 'open-plan-file') void pickPlanFile();
  else if (command === 'plan-file-waiting') void takeWaitingFile();
  else if (command === 'save-plan-file') {
    const open = openPlan();
    if (open === null)
      overlays.receive({
        title: notSaved,
        problem: 'Open the plan first, then save it as a file.',
      });
    else void savePlanFile(open);
  } else if (command === 'back') history.back();
  else if (command === 'forward') history.forward();
  else if (command === 'new-plan' && router.match.path !== '/plans') router.go('#/plans?new=1');
  else if (command === 'save-report' && router.match.route.path === '/plan/:id')
    router.go(`#${router.match.path}/report`);
}
