import { lookAttributes, lookKeys, type Look } from '../../contract/look.ts';
import type { OutputOf } from '../../contract/operations.ts';
import { client } from '../client/index.ts';

type Settings = OutputOf<'settings.get'>;

const LOOK_KEY = 'cofactor-look';
const root = document.documentElement;
const moreContrast = window.matchMedia('(prefers-contrast: more)');

/** The host wrote the look into the page. */
const isWritten = root.dataset[lookAttributes.theme] !== undefined;

/**
 * The look that is known before the settings arrive, so that the first picture is right: a host that can writes it into
 * the page, elsewhere the window keeps a copy.
 */
function earlyLook(): Partial<Look> {
  if (isWritten) {
    const pairs = lookKeys.map((key) => [key, root.dataset[lookAttributes[key]]]);
    return Object.fromEntries(pairs) as Partial<Look>;
  }
  try {
    return JSON.parse(localStorage.getItem(LOOK_KEY) ?? '{}') as Partial<Look>;
  } catch {
    // Storage can be switched off or hold anything; the settings follow in a moment.
    return {};
  }
}

let settings = $state.raw<Settings>({
  theme: 'system',
  textSize: 'normal',
  lineSpacing: 'normal',
  readingWidth: 'normal',
  symbols: 'shapes',
  motion: 'system',
  paper: 'a4',
  reader: null,
  singleKeys: true,
  lastPlan: null,
  ...earlyLook(),
});

function apply(): void {
  for (const key of lookKeys) root.dataset[lookAttributes[key]] = settings[key];
  if (settings.theme === 'system' && moreContrast.matches)
    root.dataset[lookAttributes.theme] = 'contrast';
}

function keepCopy(): void {
  if (isWritten) return;
  const look = Object.fromEntries(lookKeys.map((key) => [key, settings[key]]));
  try {
    localStorage.setItem(LOOK_KEY, JSON.stringify(look));
  } catch {
    // The settings themselves are kept by Cofactor.
  }
}

moreContrast.addEventListener('change', apply);
apply();

/** Reads the settings and applies their look. Without settings the look of the start stays. */
export async function loadSettings(): Promise<void> {
  const answer = await client.call('settings.get', {});
  if (!answer.ok) return;
  settings = answer.value;
  apply();
  keepCopy();
}

/** Changes settings, shows them at once and keeps them. Returns the message of a failure, or null. */
export async function changeSettings(changes: Partial<Settings>): Promise<string | null> {
  settings = { ...settings, ...changes };
  apply();
  keepCopy();
  const answer = await client.call('settings.save', settings);
  return answer.ok ? null : answer.error.message;
}

export const appearance = {
  /** The settings in force. Reactive. */
  get settings(): Settings {
    return settings;
  },
};
