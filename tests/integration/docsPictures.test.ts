/** The pictures of README.md and docs/guide.md: each is there, is made by `npm run docs:screenshots`, and is small. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readmeLimitBytes, readmePictures, shots } from '../../tools/screenshots/shots.ts';

const root = path.resolve(import.meta.dirname, '../..');
const images = path.join(root, 'docs', 'images');

/** Alternative text and file of every picture of a page, the file beside that page. */
function picturesOf(page: string): { alt: string; file: string }[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, file]) => ({
    alt: alt ?? '',
    file: path.resolve(root, path.dirname(page), file ?? ''),
  }));
}

describe.each(['README.md', 'docs/guide.md'])('pictures of %s', (page) => {
  const pictures = picturesOf(page);

  it('are taken from real runs and say in words what they show', () => {
    const made = shots.map(({ name }) => path.join(images, `${name}.png`));
    expect(pictures.length).toBeGreaterThan(0);
    for (const { alt, file } of pictures) {
      expect(made).toContain(file);
      expect(statSync(file).size).toBeGreaterThan(0);
      expect(alt.length).toBeGreaterThan(20);
    }
  });
});

describe('the pictures', () => {
  it('of the README are small together', () => {
    const files = new Set(picturesOf('README.md').map(({ file }) => file));
    for (const file of files) expect(readmePictures).toContain(path.basename(file, '.png'));
    const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThanOrEqual(readmeLimitBytes);
  });

  it('are all shown somewhere', () => {
    const shown = new Set(
      ['README.md', 'docs/guide.md'].flatMap(picturesOf).map(({ file }) => file),
    );
    for (const { name } of shots) expect(shown).toContain(path.join(images, `${name}.png`));
  });
});
