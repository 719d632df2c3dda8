import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { withLook } from './look.ts';
import { Settings } from './userData.ts';

describe('withLook', () => {
  it('writes every setting of the look into the root element, and nothing else', () => {
    const look = v.parse(Settings, { theme: 'dark', symbols: 'words', paper: 'letter' });
    expect(withLook('<!doctype html><html lang="en"><body>x</body></html>', look)).toBe(
      '<!doctype html><html data-theme="dark" data-text="normal" data-spacing="normal" ' +
        'data-width="normal" data-symbols="words" data-motion="system" lang="en"><body>x</body></html>',
    );
  });
});
