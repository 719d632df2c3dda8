import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { maxPlanBytes, planExtension, planFileIn, readPlanFile } from './planFiles.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cofactor-plan-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('the command line', () => {
  const cwd = resolve('/home/a');

  it('names a plan file, absolute, relative or as a file address', () => {
    const path = resolve('/home/a/my plan.cofactorplan');
    expect(planFileIn(['cofactor', path], cwd)).toBe(path);
    expect(planFileIn(['cofactor', 'my plan.cofactorplan'], cwd)).toBe(path);
    expect(planFileIn(['cofactor', pathToFileURL(path).href], cwd)).toBe(path);
    expect(planFileIn(['cofactor', 'My.JSON'], cwd)).toBe(resolve('/home/a/My.JSON'));
  });

  it('names none where there are only switches, folders and other files', () => {
    expect(planFileIn(['cofactor'], cwd)).toBeNull();
    expect(planFileIn(['electron', '.'], cwd)).toBeNull();
    expect(planFileIn(['cofactor', '--flag=x.json', '-a.json', 'report.pdf'], cwd)).toBeNull();
  });

  it('does not take the program itself for a file', () => {
    expect(planFileIn(['/opt/odd.json'], cwd)).toBeNull();
  });

  it('takes the last file, past switches that Chromium adds', () => {
    expect(planFileIn(['c', 'a.json', '--allow-x', 'b.cofactorplan', '--y'], cwd)).toBe(
      resolve('/home/a/b.cofactorplan'),
    );
  });

  it('reaches no other computer through a file address', () => {
    expect(planFileIn(['c', 'file://server/share/a.cofactorplan'], cwd)).toBeNull();
    expect(planFileIn(['c', 'file:///%zz/a.cofactorplan'], cwd)).toBeNull();
  });
});

describe('reading', () => {
  it('gives the name without the folder, and the text', async () => {
    const path = join(dir, 'Zoë.cofactorplan');
    writeFileSync(path, '{"format":"cofactor-plan"}');
    expect(await readPlanFile(path)).toEqual({
      ok: true,
      value: { name: 'Zoë.cofactorplan', text: '{"format":"cofactor-plan"}' },
    });
  });

  it('says why not', async () => {
    const message = async (name: string): Promise<string> => {
      const answer = await readPlanFile(join(dir, name));
      return answer.ok ? 'opened' : answer.error.message;
    };
    mkdirSync(join(dir, 'folder.json'));
    writeFileSync(join(dir, 'bytes.json'), Buffer.from([0xff, 0xfe, 0x00]));
    writeFileSync(join(dir, 'large.json'), '');
    truncateSync(join(dir, 'large.json'), maxPlanBytes + 1);
    expect(await message('gone.json')).toBe(
      '“gone.json” was not opened: it is not there any more.',
    );
    expect(await message('folder.json')).toBe('“folder.json” was not opened: it is a folder.');
    expect(await message('bytes.json')).toBe('“bytes.json” was not opened: it is not text.');
    expect(await message('large.json')).toBe(
      '“large.json” was not opened: it is too large for a plan.',
    );
  });
});

it('has the ending that the installers declare', () => {
  const settings: unknown = parse(
    readFileSync(resolve(import.meta.dirname, '../build/electron-builder.yml'), 'utf8'),
  );
  expect(settings).toMatchObject({ fileAssociations: [{ ext: planExtension }] });
});
