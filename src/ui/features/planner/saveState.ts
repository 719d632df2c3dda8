/** What the autosave is doing, in words: nothing may depend on noticing a colour or an icon. */

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict' | 'blocked';

export function saveWords(state: SaveState, unfinished: number): string {
  const left =
    unfinished === 0
      ? ''
      : unfinished === 1
        ? ' 1 field is unfinished; its line is not saved or counted yet.'
        : ` ${unfinished} fields are unfinished; their lines are not saved or counted yet.`;
  switch (state) {
    case 'saved':
      return `Saved.${left}`;
    case 'waiting':
    case 'saving':
      return `Saving.${left}`;
    case 'failed':
      return 'Not saved.';
    case 'conflict':
      return 'Not saved: this plan was changed in another window.';
    case 'blocked':
      return 'Not saved yet: a field needs attention.';
  }
}
