/** What cannot be spared: compressing the same bytes, and writing the same number of pieces of text. */
import { deflateSync, inflateSync } from 'node:zlib';
import path from 'node:path';
import PDFDocument from 'pdfkit';

const ROUNDS = 10;
const WARM_UP = 3;
const PER_PAGE_X = 4;
const LINE = 12;

export interface Floors {
  /** Bytes of all streams before and after compression. */
  plainBytes: number;
  packedBytes: number;
  deflateMs: readonly number[];
  pieces: number;
  piecesMs: readonly number[];
}

/** Contents of the compressed streams of a PDF. */
export function streamsOf(pdf: Uint8Array): Buffer[] {
  const text = Buffer.from(pdf).toString('latin1');
  const streams: Buffer[] = [];
  for (const found of text.matchAll(/<<([^]{0,2000}?)>>\s*stream\r?\n/gu)) {
    const length = Number(/\/Length (\d+)/u.exec(found[1] ?? '')?.[1] ?? 0);
    if (length === 0 || !(found[1] ?? '').includes('/FlateDecode')) continue;
    const start = found.index + found[0].length;
    streams.push(inflateSync(pdf.subarray(start, start + length)));
  }
  return streams;
}

/** Operators that show text. */
export function piecesIn(streams: readonly Buffer[]): number {
  return streams
    .map((stream) => stream.toString('latin1'))
    .filter((text) => text.includes('BT') && text.includes('ET'))
    .reduce((sum, text) => sum + [...text.matchAll(/[\])>] ?T[jJ]\b/gu)].length, 0);
}

function clocked(work: () => unknown): number[] {
  for (let round = 0; round < WARM_UP; round += 1) work();
  return Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

/** Text in equal pieces at fixed places, with pdfkit as it is: no layout, no tags, one font. */
function writePieces(words: readonly string[], pages: number, font: string): Buffer {
  const document = new PDFDocument({ size: 'A4', font, autoFirstPage: false, margin: 0 });
  const perPage = Math.ceil(words.length / pages);
  words.forEach((word, at) => {
    const place = at % perPage;
    if (place === 0) document.addPage();
    const x = 40 + (place % PER_PAGE_X) * 130;
    const y = 40 + ((Math.floor(place / PER_PAGE_X) * LINE) % 760);
    document.fontSize(10).text(word, x, y, { lineBreak: false });
  });
  document.end();
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk: unknown = document.read();
    if (!(chunk instanceof Buffer)) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param text all that the report says, to be written in as many pieces as the report has */
export function floorsOf(pdf: Uint8Array, text: string, pages: number, fontsDir: string): Floors {
  const streams = streamsOf(pdf);
  const pieces = piecesIn(streams);
  const length = Math.max(1, Math.floor(text.length / Math.max(1, pieces)));
  const words = Array.from({ length: pieces }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  );
  const font = path.join(fontsDir, 'SourceSans3_400Regular.ttf');
  return {
    plainBytes: streams.reduce((sum, stream) => sum + stream.length, 0),
    packedBytes: streams.reduce((sum, stream) => sum + deflateSync(stream).length, 0),
    deflateMs: clocked(() => streams.map((stream) => deflateSync(stream))),
    pieces,
    piecesMs: clocked(() => writePieces(words, pages, font)),
  };
}
