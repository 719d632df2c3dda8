import { describe, expect, it } from 'vitest';
import { sourceFile } from './sourceFiles.ts';

describe('sourceFile', () => {
  it('keeps letters beyond ASCII', () => {
    const file = sourceFile('magnesium-ms-relapse', 'ris', 'AU  - Müller\r\n');
    expect(file.name).toBe('cofactor-magnesium-ms-relapse.ris');
    // "ü" is C3 BC in UTF-8.
    expect([...atob(file.base64)].map((one) => one.charCodeAt(0)).slice(7, 9)).toEqual([
      0xc3, 0xbc,
    ]);
  });
  it('names the file as its format wants it', () => {
    expect(sourceFile('x', 'bibtex', '').name).toBe('cofactor-x.bib');
    expect(sourceFile('x', 'csl-json', '').name).toBe('cofactor-x.json');
  });
});
