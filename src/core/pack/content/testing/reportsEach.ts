/** For tests: mistakes are made in a copy of the real content, and each of them must be reported. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyContent, type ContentCopy, type Mistake } from '../../contentFixture.ts';
import { loadContent } from '../loadContent.ts';
import type { ContentProblem } from '../problem.ts';

/**
 * Inside a `describe`: makes all mistakes in one copy, and tests that each is reported at its line, with what to do.
 * @returns everything that was reported, once the tests run
 */
export function reportsEach(mistakes: readonly Mistake[]): () => readonly ContentProblem[] {
  let copy: ContentCopy;
  const lines = new Map<Mistake, number>();
  let problems: ContentProblem[] = [];

  beforeAll(() => {
    copy = copyContent();
    for (const mistake of mistakes)
      lines.set(mistake, copy.edit(mistake.file, mistake.find, mistake.replace, mistake.mark));
    problems = loadContent(copy.dir).problems;
  });
  afterAll(() => {
    copy.remove();
  });

  it.each(mistakes.map((mistake) => [mistake.what, mistake] as const))('%s', (_, mistake) => {
    const found = problems.filter(
      ({ file, message }) => file === mistake.file && message.includes(mistake.message),
    );
    expect(found.map(({ line }) => line)).toContain(lines.get(mistake));
    if (mistake.fix !== undefined)
      expect(found.map(({ fix }) => fix).join('\n')).toContain(mistake.fix);
    for (const { fix } of found) expect(fix).not.toBe('');
  });

  return () => problems;
}
