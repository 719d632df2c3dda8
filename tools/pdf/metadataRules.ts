/** Metadata and catalog. */
import { isText } from './parse.ts';
import { problem, type PdfProblem, type Rule } from './rules.ts';

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
  if (!wellFormed(xml)) found.push(problem('own-xmp', 'the XMP metadata are not well-formed'));
  const part = /<pdfuaid:part>\s*(\d+)\s*<\/pdfuaid:part>|pdfuaid:part="(\d+)"/u.exec(xml);
  if (part === null) found.push(problem('5-1', 'the XMP metadata do not declare PDF/UA'));
  else if ((part[1] ?? part[2]) !== '1')
    found.push(problem('5-2', 'the XMP metadata declare another part than 1'));
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/u.test(xml)) {
    found.push(problem('7.1-9', 'the XMP metadata have no dc:title'));
  }
  return found;
};

export const catalog: Rule = ({ file }) => {
  const found: PdfProblem[] = [];
  const viewer = file.dict(file.catalog.get('ViewerPreferences'));
  if (file.get(viewer.get('DisplayDocTitle')) !== true) {
    found.push(problem('7.1-10', 'viewers are not told to show the title'));
  }
  const marks = file.dict(file.catalog.get('MarkInfo'));
  if (file.get(marks.get('Marked')) !== true)
    found.push(problem('6.2-1', 'the file is not marked as tagged'));
  if (file.get(marks.get('Suspects')) === true)
    found.push(problem('7.1-4', 'the tags are marked as suspect'));
  return found;
};

export const information: Rule = ({ file }) => {
  const info = file.dict(file.trailer.get('Info'));
  const title = file.get(info.get('Title'));
  return isText(title) && title.text.trim() !== ''
    ? []
    : [problem('own-title', 'the document information has no title')];
};
