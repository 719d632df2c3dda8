/** Metadata, catalog, pages, fonts. */
import { isDict, isText, latin, type PdfDict } from './parse.ts';
import { problem, type PdfProblem, type Rule, type Subject } from './rules.ts';

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u;

/** Tags open and close in order: enough to notice an unescaped title. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?[\s\S]*?\?>/gu, '')
    .replace(
      /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gu,
      (_, close: string, name: string, __: string, empty: string) => {
        if (close === '/') {
          if (open.pop() !== name) open.push('!');
        } else if (empty !== '/') open.push(name);
        return '';
      },
    );
  return (
    open.length === 0 && !rest.includes('<') && !/&(?!(amp|lt|gt|quot|apos|#\d+);)/u.test(rest)
  );
}

export const xmp: Rule = ({ file }) => {
  const bytes = file.data(file.catalog.get('Metadata'));
  if (bytes.length === 0) return [problem('7.1-8', 'the file has no XMP metadata')];
  const xml = Buffer.from(bytes).toString('utf8');
  const found: PdfProblem[] = [];
  if (!wellFormed(xml)) found.push(problem('7.1-8', 'the XMP metadata are not well-formed'));
  if (!/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/u.test(xml)) {
    found.push(problem('5-1', 'the XMP metadata do not declare PDF/UA part 1'));
  }
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/u.test(xml)) {
    found.push(problem('7.1-9', 'the XMP metadata have no dc:title'));
  }
  return found;
};

export const catalog: Rule = ({ file }) => {
  const found: PdfProblem[] = [];
  const lang = file.text(file.catalog.get('Lang'));
  if (lang === null || !language.test(lang))
    found.push(problem('7.2-2', 'the catalog names no language'));
  const viewer = file.dict(file.catalog.get('ViewerPreferences'));
  if (file.get(viewer.get('DisplayDocTitle')) !== true) {
    found.push(problem('7.1-10', 'viewers are not told to show the title'));
  }
  const marks = file.dict(file.catalog.get('MarkInfo'));
  if (file.get(marks.get('Marked')) !== true)
    found.push(problem('6.2-1', 'the file is not marked as tagged'));
  if (file.get(marks.get('Suspects')) === true)
    found.push(problem('7.1-4', 'the tags are marked as suspect'));
  if (!file.catalog.has('Outlines'))
    found.push(problem('own-bookmarks', 'the file has no bookmarks'));
  return found;
};

export const tabOrder: Rule = ({ file, pages }) =>
  pages.flatMap((page, index) =>
    page.annotations.length > 0 && file.name(page.dict.get('Tabs')) !== 'S'
      ? [
          problem(
            '7.18.3-1',
            'a page with links does not follow the structure order (Tabs S)',
            index + 1,
          ),
        ]
      : [],
  );

function fontsOf({ file, pages }: Subject): Map<PdfDict, string> {
  const fonts = new Map<PdfDict, string>();
  for (const page of pages) {
    const resources = file.dict(page.dict.get('Resources'));
    for (const [name, value] of file.dict(resources.get('Font'))) fonts.set(file.dict(value), name);
  }
  return fonts;
}

export const fonts: Rule = (subject) => {
  const { file } = subject;
  return [...fontsOf(subject)].flatMap(([font, name]) => {
    const found: PdfProblem[] = [];
    const inner = file.dict(file.list(font.get('DescendantFonts'))[0] ?? null);
    const descriptor = file.dict(
      (isDict(inner) && inner.size > 0 ? inner : font).get('FontDescriptor'),
    );
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
    if (!embedded) found.push(problem('7.21.4.1-1', `the font ${name} is not embedded`));
    const map = latin(file.data(font.get('ToUnicode')));
    if (map === '')
      return [...found, problem('7.21.7-1', `the font ${name} has no map to Unicode`)];
    // The first entry belongs to .notdef, which another rule forbids to be shown.
    const targets = [...map.replace(/<0000>(?=[^\]]*\])/u, '').matchAll(/<([0-9a-f ]+)>/giu)].map(
      (match) => match[1] ?? '',
    );
    if (targets.some((target) => /^(feff|fffe)$/iu.test(target))) {
      found.push(problem('7.21.7-2', `the font ${name} maps a glyph to no character`));
    }
    return found;
  });
};

export const information: Rule = ({ file }) => {
  const info = file.dict(file.trailer.get('Info'));
  const title = file.get(info.get('Title'));
  return isText(title) && title.text.trim() !== ''
    ? []
    : [problem('7.1-9', 'the document information has no title')];
};
