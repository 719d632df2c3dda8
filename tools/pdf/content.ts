/** Walks the content stream of a page: what is marked as what, and what is painted. */
import {
  isDict,
  isText,
  PdfName,
  Reader,
  type PdfDict,
  type PdfText,
  type PdfValue,
} from './parse.ts';

export interface Mark {
  tag: string;
  mcid: number | null;
  properties: PdfDict | null;
}
export interface ContentEvent {
  kind: 'open' | 'paint' | 'text' | 'fault';
  /** Marks that are open, outermost first; for "open", without the new one. */
  marks: readonly Mark[];
  mark?: Mark;
  operator: string;
  /** Resource name of the font, for text. */
  font?: string;
  strings?: readonly PdfText[];
}

const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'EI']);
const showing = new Set(['Tj', 'TJ', "'", '"']);

const known = new WeakMap<Uint8Array, ContentEvent[]>();

/** What happens on a page, in order; a mark that is closed but not open, or never closed, is a fault. */
export function contentEvents(content: Uint8Array): ContentEvent[] {
  const events = known.get(content) ?? read(content);
  known.set(content, events);
  return events;
}

function read(content: Uint8Array): ContentEvent[] {
  const reader = new Reader(content);
  const events: ContentEvent[] = [];
  let marks: Mark[] = [];
  let operands: PdfValue[] = [];
  let font = '';
  while (!reader.done) {
    const next = reader.next();
    if ('value' in next) {
      operands.push(next.value);
      continue;
    }
    const { operator } = next;
    if (operator === 'BDC' || operator === 'BMC') {
      const [tag, properties] = operands;
      const mcid = isDict(properties) ? properties.get('MCID') : undefined;
      const mark: Mark = {
        tag: tag instanceof PdfName ? tag.name : '',
        mcid: typeof mcid === 'number' ? mcid : null,
        properties: isDict(properties) ? properties : null,
      };
      events.push({ kind: 'open', marks, mark, operator });
      marks = [...marks, mark];
    } else if (operator === 'EMC') {
      if (marks.length === 0) events.push({ kind: 'fault', marks, operator });
      marks = marks.slice(0, -1);
    } else if (operator === 'Tf') {
      const [name] = operands;
      font = name instanceof PdfName ? name.name : '';
    } else if (showing.has(operator)) {
      const strings = operands.flat().filter((value) => isText(value));
      events.push({ kind: 'text', marks, operator, font, strings });
    } else if (painting.has(operator)) events.push({ kind: 'paint', marks, operator });
    operands = [];
  }
  if (marks.length > 0) events.push({ kind: 'fault', marks, operator: '' });
  return events;
}
