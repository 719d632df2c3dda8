import { describe, expect, it } from 'vitest';
import { holdsFiles, maxPlanCharacters, readDropped } from './planDrop.ts';

const file = (name: string, text = '{}') => ({
  name,
  size: text.length,
  text: () => Promise.resolve(text),
});
const drop = (...files: ReturnType<typeof file>[]) => ({ types: ['Files'], files });
const problem = async (...files: ReturnType<typeof file>[]): Promise<string> => {
  const answer = await readDropped(drop(...files));
  return answer.ok ? 'read' : answer.problem;
};

describe('what is dropped', () => {
  it('is looked at only where it holds files', () => {
    expect(holdsFiles({ types: ['text/plain', 'Files'] })).toBe(true);
    expect(holdsFiles({ types: ['text/uri-list', 'text/plain'] })).toBe(false);
    expect(holdsFiles(null)).toBe(false);
  });

  it.each(['Mine.cofactorplan', 'mine.json', 'my.cofactor-plan.JSON'])('reads %s', async (name) => {
    expect(await readDropped(drop(file(name, '{"a":1}')))).toEqual({
      ok: true,
      file: { name, text: '{"a":1}' },
    });
  });

  it('is refused in words', async () => {
    expect(await problem()).toContain('not a file');
    expect(await problem(file('a.json'), file('b.json'), file('c.json'))).toBe(
      '3 files were dropped. Drop one plan file at a time.',
    );
    expect(await problem(file('report.pdf'))).toContain('“report.pdf” is not a plan file');
    expect(await problem({ ...file('a.json'), size: maxPlanCharacters + 1 })).toBe(
      '“a.json” is too large for a plan.',
    );
    expect(
      await problem({ ...file('folder.json'), text: () => Promise.reject(new Error('no')) }),
    ).toContain('could not be read');
  });
});
