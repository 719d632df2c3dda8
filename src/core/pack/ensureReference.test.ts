import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyContent } from './contentFixture.ts';
import { ensureReference } from './ensureReference.ts';
import { readManifestValue } from './packFile.ts';

const copy = copyContent();
const folder = mkdtempSync(path.join(tmpdir(), 'cofactor-ensure-'));
const referencePath = path.join(folder, 'resources', 'reference.db');
afterAll(() => {
  copy.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs once; says whether a build was logged. */
function ensure(): boolean {
  const messages: string[] = [];
  const log = (message: string): void => {
    messages.push(message);
  };
  ensureReference({
    contentDir: copy.dir,
    referencePath,
    log: { info: log, warn: log, error: log },
  });
  return messages.includes('The reference is built.');
}

describe('ensureReference', () => {
  it('builds what is missing, once', () => {
    expect(ensure()).toBe(true);
    const { mtimeMs, ino } = statSync(referencePath);
    expect(ensure()).toBe(false);
    expect(statSync(referencePath)).toMatchObject({ mtimeMs, ino });
  });

  it('builds again when the content has changed', () => {
    ensure();
    copy.edit('edition.yaml', '"2026.11"', '"2026.12"');
    expect(ensure()).toBe(true);
    expect(readManifestValue(referencePath, 'edition')).toBe('2026.12');
  });

  it('does not build again when only an explanation has changed', () => {
    ensure();
    writeFileSync(path.join(copy.dir, 'README.md'), 'Other words.');
    expect(ensure()).toBe(false);
  });

  it('replaces a file that is no database', () => {
    writeFileSync(referencePath, 'not a database');
    expect(ensure()).toBe(true);
    expect(ensure()).toBe(false);
  });

  it('replaces a file of which a single bit has turned', () => {
    ensure();
    const bytes = readFileSync(referencePath);
    const at = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(referencePath, bytes);
    expect(ensure()).toBe(true);
    expect(ensure()).toBe(false);
  });

  it('refuses faulty content and says where the fault is', () => {
    ensure();
    const line = copy.edit('conditions.yaml', 'kind: disease', 'kind: illness');
    try {
      ensure();
      expect.unreachable('faulty content was built');
    } catch (error) {
      expect(error).toMatchObject({
        name: 'ContentInvalid',
        problems: expect.arrayContaining([
          expect.objectContaining({ file: 'conditions.yaml', line }),
        ]) as unknown,
      });
    }
    copy.edit('conditions.yaml', 'kind: illness', 'kind: disease');
  });
});
