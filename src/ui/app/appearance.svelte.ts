import type { OutputOf } from '../../contract/operations.ts';
import { client } from '../client/index.ts';

type Settings = OutputOf<'settings.get'>;

let settings = $state.raw<Settings>({
  theme: 'system',
  textSize: 'normal',
  paper: 'a4',
  reader: null,
  lastPlan: null,
});

const moreContrast = window.matchMedia('(prefers-contrast: more)');

function apply(): void {
  const root = document.documentElement;
  const theme = settings.theme === 'system' && moreContrast.matches ? 'contrast' : settings.theme;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  if (settings.textSize === 'normal') delete root.dataset['text'];
  else root.dataset['text'] = settings.textSize;
}

/** Reads the settings and applies theme and text size. Without settings the system's own look stays. */
export async function loadSettings(): Promise<void> {
  moreContrast.addEventListener('change', apply);
  apply();
  const answer = await client.call('settings.get', {});
  if (!answer.ok) return;
  settings = answer.value;
  apply();
}

/** Changes settings, shows them at once and keeps them. Returns the message of a failure, or null. */
export async function changeSettings(changes: Partial<Settings>): Promise<string | null> {
  settings = { ...settings, ...changes };
  apply();
  const answer = await client.call('settings.save', settings);
  return answer.ok ? null : answer.error.message;
}

export const appearance = {
  /** The settings in force. Reactive. */
  get settings(): Settings {
    return settings;
  },
};
