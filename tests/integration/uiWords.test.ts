/**
 * One voice in the interface: plain and calm. Reads the words of every component and of the files beside them, without
 * comments, styles and code. docs/design/words.md says which words are used and why.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const ui = path.join(root, 'src', 'ui');

/** Names of published values that contain the word, and code. Nothing else may. */
const allowedSafe = [/"Safe level of intake"/g, /"Safe and adequate intake"/g];

const files = readdirSync(ui, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name))
  .filter(({ name }) => !/\.(test|d)\.ts$/.test(name))
  .map(({ parentPath, name }) => path.join(parentPath, name));

const withoutComments = (source: string): string =>
  source
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(^|\s)\/\/[^\n]*/g, '$1');

/** Texts in quotes that hold a space between words: what is shown, not names of fields. */
function quoted(code: string): string[] {
  const strings = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  return [...strings]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .filter((text) => /[A-Za-z][,.;:!?]?\s+\S/.test(text));
}

/** Texts between tags, once braces with their code are gone. */
function between(markup: string): string[] {
  let text = markup;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\{[^{}]*\}/g, ' … ');
  }
  return [...text.matchAll(/>([^<>]+)</g)].map(([, words]) => words ?? '');
}

/** Every text of a file that a person may read. */
function wordsOf(file: string, source: string): string[] {
  const bare = withoutComments(source);
  if (file.endsWith('.ts')) return quoted(bare);
  const markup = bare
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '');
  const scripts = [...bare.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  return [...between(`>${markup}<`), ...quoted(markup), ...quoted(scripts.join('\n'))].map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  );
}

const texts = files.flatMap((file) =>
  wordsOf(file, readFileSync(file, 'utf8')).map((text) => ({
    file: path.relative(root, file),
    text,
  })),
);
const guide = path.join(root, 'docs', 'guide.md');
texts.push({ file: 'docs/guide.md', text: readFileSync(guide, 'utf8').replaceAll('![', '[') });

const found = (wrong: RegExp, clean = (text: string): string => text): string[] =>
  texts.filter(({ text }) => wrong.test(clean(text))).map(({ file, text }) => `${file}: ${text}`);

describe('the words of the interface', () => {
  it('are found in components and in files of words', () => {
    const page =
      '<script>const a = "Try it now.";</script><p>Read <b>this</b>.</p><style>p{}</style>';
    expect(wordsOf('a.svelte', page)).toEqual(['Read', 'this', '.', 'Try it now.']);
    expect(wordsOf('a.ts', "// not this\nconst a = { key: 'Stop here!' };")).toEqual([
      'Stop here!',
    ]);
    // Less than one text per file would mean that the reading itself is broken.
    expect(texts.length).toBeGreaterThan(files.length);
  });

  it('do not shout', () => {
    expect(found(/[A-Za-z…”"’]!(?=$|[\s”"’<])/)).toEqual([]);
  });

  it('do not speak of “we”, do not plead and do not apologise', () => {
    expect(found(/\b(we|we’re|we're|our|ours|please|sorry|oops)\b/i)).toEqual([]);
  });

  it('call nothing safe', () => {
    const clean = (text: string): string =>
      allowedSafe.reduce((rest, phrase) => rest.replace(phrase, ''), text);
    expect(found(/\b(safe|safer|safest|safely|risk-free)\b/i, clean)).toEqual([]);
  });

  it('speak of safety only to say that nothing is a sign of it', () => {
    const clean = (text: string): string => text.replace(/not a sign of safety/gi, '');
    expect(
      found(/\bsafety\b/i, clean).filter((line) => !line.includes('European Food Safety')),
    ).toEqual([]);
  });

  it('say what to do, without words of machines', () => {
    expect(
      found(/\b(click|tap|failed|error occurred|unable to|n\/a)\b|(?<![-.])\binvalid\b/i),
    ).toEqual([]);
  });

  it('promise nothing and do not play down', () => {
    expect(found(/\b(simply|easily|guaranteed?|clinically proven|miracle|superfood)\b/i)).toEqual(
      [],
    );
  });
});
