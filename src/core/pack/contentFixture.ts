/** For tests: a copy of the real content in which mistakes can be made. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const realContent = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'content');

export interface ContentCopy {
  readonly dir: string;
  /**
   * Replaces the first match of `find` in a file and returns the line (from 1) on which `mark`, or else the changed text
   * itself, then begins. Throws when nothing matches: a mistake that was not made proves nothing.
   */
  readonly edit: (file: string, find: string | RegExp, replace: string, mark?: string) => number;
  readonly remove: () => void;
}

/** A mistake to make in a copy, and the report that is due. */
export interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly find: string | RegExp;
  readonly replace: string;
  /** Text at whose line the report is due, where that is not the changed text itself. */
  readonly mark?: string;
  readonly message: string;
  readonly fix?: string;
}

export function copyContent(): ContentCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'cofactor-content-'));
  const dir = path.join(folder, 'content');
  cpSync(realContent, dir, { recursive: true });
  return {
    dir,
    edit: (file, find, replace, mark) => {
      const target = path.join(dir, file);
      const before = readFileSync(target, 'utf8');
      const start = before.search(typeof find === 'string' ? escaped(find) : find);
      if (start < 0) throw new Error(`${file} does not contain ${String(find)}`);
      const after = before.replace(find, () => replace);
      writeFileSync(target, after);
      const marked = mark === undefined ? start : after.indexOf(mark, start);
      if (marked < 0) throw new Error(`${file} does not contain ${String(mark)} after the change`);
      return after.slice(0, marked).split('\n').length;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const escaped = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
