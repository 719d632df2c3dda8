import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash } from './contentHash.ts';
import { copyContent, type ContentCopy } from './contentFixture.ts';

let copy: ContentCopy;
beforeEach(() => {
  copy = copyContent();
});
afterEach(() => {
  copy.remove();
});

it('changes with what the reference is built from', () => {
  const before = contentHash(copy.dir);
  copy.edit('glossary.yaml', 'A pill or drink', 'A tablet or drink');
  expect(contentHash(copy.dir)).not.toBe(before);
});

it('does not change with explanations and schemas for editors', () => {
  const before = contentHash(copy.dir);
  copy.edit('README.md', '# The content', '# All content');
  mkdirSync(path.join(copy.dir, 'schema'), { recursive: true });
  writeFileSync(path.join(copy.dir, 'schema', 'new.schema.json'), '{}');
  expect(contentHash(copy.dir)).toBe(before);
});
