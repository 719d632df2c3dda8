/**
 * Every shortcut, once. The handlers, the keyboard help, the palette and the table in docs/design/sitemap.md follow this list;
 * the menu of the desktop window is checked against it by its test.
 *
 * Notation of keys: parts joined by "+", the key last, as KeyboardEvent.key names it. `Mod` is ⌘ on a Mac and Ctrl elsewhere.
 */

/** What a shortcut runs; the rest of the list only describes keys that belong to one control. */
export type ShortcutCommand =
  | 'palette'
  | 'keys'
  | 'search'
  | 'new-plan'
  | 'open-plan-file'
  | 'save-plan-file'
  | 'save-report'
  | 'print'
  | 'settings'
  | 'home'
  | 'plans'
  | 'foods'
  | 'back'
  | 'forward';

export const shortcutGroups = ['Everywhere', 'Go to', 'Plans', 'Lists and pages'] as const;

export interface Shortcut {
  readonly group: (typeof shortcutGroups)[number];
  readonly says: string;
  /** Any of them. */
  readonly keys: readonly string[];
  /** Where a Mac has other ones. */
  readonly macKeys?: readonly string[];
  /** null: the control or the system listens by itself. */
  readonly command: ShortcutCommand | null;
  /** True where the menu of the desktop window has the first of the keys. */
  readonly menu: boolean;
  /** A browser keeps these keys for itself. */
  readonly desktopOnly: boolean;
}

type Group = Shortcut['group'];
const own = (
  group: Group,
  command: ShortcutCommand,
  says: string,
  keys: readonly string[],
): Shortcut => ({ group, command, says, keys, menu: true, desktopOnly: false });
const desktop = (...from: Parameters<typeof own>): Shortcut => ({
  ...own(...from),
  desktopOnly: true,
});
const control = (group: Group, says: string, keys: readonly string[]): Shortcut => ({
  group,
  command: null,
  says,
  keys,
  menu: false,
  desktopOnly: false,
});

export const shortcuts: readonly Shortcut[] = [
  own('Everywhere', 'palette', 'Commands: go anywhere, do anything', ['Mod+Shift+P']),
  { ...own('Everywhere', 'search', 'Go to the search box', ['Mod+K', '/']), menu: false },
  desktop('Everywhere', 'search', 'Go to the search box', ['Mod+F']),
  own('Everywhere', 'keys', 'Show this list', ['Mod+/', '?']),
  own('Everywhere', 'print', 'Print this page', ['Mod+P']),
  desktop('Everywhere', 'settings', 'Settings', ['Mod+,']),
  control('Everywhere', 'Close a dialog or a list', ['Escape']),
  desktop('Go to', 'home', 'Ask', ['Mod+1']),
  desktop('Go to', 'plans', 'Plans', ['Mod+2']),
  desktop('Go to', 'foods', 'Foods', ['Mod+3']),
  { ...desktop('Go to', 'back', 'Back', ['Alt+Left']), macKeys: ['Mod+['] },
  { ...desktop('Go to', 'forward', 'Forward', ['Alt+Right']), macKeys: ['Mod+]'] },
  desktop('Plans', 'new-plan', 'New plan', ['Mod+N']),
  desktop('Plans', 'open-plan-file', 'Open a plan file', ['Mod+O']),
  desktop('Plans', 'save-plan-file', 'Save the open plan as a file', ['Mod+Shift+S']),
  desktop('Plans', 'save-report', 'Make and save the report', ['Mod+S']),
  control('Plans', 'Undo in a plan', ['Mod+Z']),
  control('Plans', 'Redo in a plan', ['Mod+Shift+Z', 'Mod+Y']),
  control('Lists and pages', 'Next or previous entry of a list', ['ArrowDown', 'ArrowUp']),
  control('Lists and pages', 'Open the chosen entry', ['Enter']),
  control('Lists and pages', 'Show all results of a search', ['Mod+Enter']),
  control('Lists and pages', 'Next or previous page of a report', ['PageDown', 'PageUp']),
];

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** A key alone can be pressed by a slip, by a shaking hand or by speech input: the setting `singleKeys` turns these off. */
export const isSingleKey = (keys: string): boolean => keys.length === 1;

function pressed(keys: string, event: KeyPress, mac: boolean): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  const mod = parts.includes('Mod');
  if (event.ctrlKey !== (mod && !mac) || event.metaKey !== (mod && mac)) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  // Signs such as "?" and "/" need Shift on some keyboards and not on others.
  return !/^[a-z]/i.test(key) || event.shiftKey === parts.includes('Shift');
}

/** The command that a key press asks for, or null. `singleKeys` false: keys alone do nothing; so it is inside text fields. */
export function commandOfKey(
  event: KeyPress,
  where: { mac: boolean; desktop: boolean; singleKeys: boolean },
): ShortcutCommand | null {
  for (const shortcut of shortcuts) {
    if (shortcut.command === null || (shortcut.desktopOnly && !where.desktop)) continue;
    const keys = (where.mac ? shortcut.macKeys : undefined) ?? shortcut.keys;
    for (const one of keys) {
      if (isSingleKey(one) && !where.singleKeys) continue;
      if (pressed(one, event, where.mac)) return shortcut.command;
    }
  }
  return null;
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Left: '←',
  Right: '→',
  Escape: 'Esc',
  PageDown: 'Page down',
  PageUp: 'Page up',
};
const spokenNames: Readonly<Record<string, string>> = {
  ArrowDown: 'down arrow',
  ArrowUp: 'up arrow',
  Left: 'left arrow',
  Right: 'right arrow',
  Escape: 'Escape',
  '/': 'slash',
  '?': 'question mark',
  ',': 'comma',
  '[': 'left bracket',
  ']': 'right bracket',
};
const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** As it is printed on the keyboard: "Ctrl+Shift+P", or "⇧⌘P" on a Mac. */
export function keyText(keys: string, mac: boolean): string {
  const parts = keys.split('+').map((part) => names[part] ?? part);
  if (!mac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  // A Mac writes the signs in a fixed order, Command last.
  const order = ['Alt', 'Shift', 'Mod'];
  const signs = order.filter((part) => parts.includes(part)).map((part) => macNames[part] ?? part);
  return [...signs, parts.at(-1) ?? ''].join(
    signs.length > 0 && parts.at(-1) === 'Enter' ? ' ' : '',
  );
}

/** In words, for screen readers: "Control Shift P", "question mark". */
export function spokenKeys(keys: string, mac: boolean): string {
  const mods: Readonly<Record<string, string>> = {
    Mod: mac ? 'Command' : 'Control',
    Alt: mac ? 'Option' : 'Alt',
  };
  return keys
    .split('+')
    .map((part) => mods[part] ?? spokenNames[part] ?? names[part] ?? part)
    .join(' ');
}

export interface ShortcutRow {
  readonly says: string;
  readonly keys: readonly string[];
}

/** The list of the keyboard help for one platform and host, group by group; the same words stand once. */
export function shortcutTable(where: {
  mac: boolean;
  desktop: boolean;
}): readonly { group: string; rows: readonly ShortcutRow[] }[] {
  return shortcutGroups.flatMap((group) => {
    const rows = new Map<string, string[]>();
    for (const shortcut of shortcuts) {
      if (shortcut.group !== group || (shortcut.desktopOnly && !where.desktop)) continue;
      const keys = (where.mac ? shortcut.macKeys : undefined) ?? shortcut.keys;
      rows.set(shortcut.says, [...(rows.get(shortcut.says) ?? []), ...keys]);
    }
    const list = [...rows].map(([says, keys]) => ({ says, keys }));
    return list.length === 0 ? [] : [{ group, rows: list }];
  });
}

/** The first keys of a command, to be shown beside its name; null where it has none here. */
export function keysOf(command: string, where: { mac: boolean; desktop: boolean }): string | null {
  const found = shortcuts.find(
    (shortcut) => shortcut.command === command && (!shortcut.desktopOnly || where.desktop),
  );
  return found === undefined
    ? null
    : (((where.mac ? found.macKeys : undefined) ?? found.keys)[0] ?? null);
}
