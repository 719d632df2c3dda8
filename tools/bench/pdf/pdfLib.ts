/**
 * The same content through pdf-lib, which has no layout: a plain flow written for this benchmark breaks lines and pages.
 * No links, no bookmarks, no structure: pdf-lib has no functions for them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { openProgram } from '../../../src/core/report/pdf/engine.ts';
import { plainOf, run, type PlainBlock, type PlainTable, type PlainText } from './content.ts';
import type { Maker } from './maker.ts';

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];
interface Subset {
  encode(): Uint8Array;
}
interface Program {
  createSubset(): Subset;
}

const A4 = [595.28, 841.89] as const;
const edges = { left: 56, right: 56, top: 52, bottom: 84 } as const;
const WIDTH = A4[0] - edges.left - edges.right;
const ink = rgb(0.1, 0.12, 0.13);
const hair = rgb(0.79, 0.81, 0.82);
const CELL_GAP = 6;
const headings = { 1: [21, 25], 2: [15, 19], 3: [11.5, 15] } as const;

interface Fonts {
  sans: PDFFont;
  italic: PDFFont;
  semi: PDFFont;
  serif: PDFFont;
}
interface Word {
  text: string;
  font: PDFFont;
  width: number;
}
interface Box {
  x: number;
  width: number;
  size: number;
  leading: number;
}

/**
 * The fonts as fontkit reads them. pdf-lib asks for the interface of an older fontkit, whose subsets come as streams; its own
 * copy of it is no part of pdf-lib.
 */
function fontkitFor(programs: Map<Uint8Array, unknown>): Fontkit {
  const create = (bytes: Uint8Array): unknown => {
    const known = programs.get(bytes);
    if (known !== undefined) return known;
    const program = openProgram(Buffer.from(bytes));
    const made = program as unknown as Program;
    const subsetOf = made.createSubset.bind(made);
    made.createSubset = () => {
      const subset = subsetOf();
      const stream = {
        on(event: string, take: (data?: Uint8Array) => void) {
          if (event === 'data') take(subset.encode());
          if (event === 'end') take();
          return stream;
        },
      };
      return Object.assign(subset, { encodeStream: () => stream });
    };
    programs.set(bytes, program);
    return program;
  };
  return { create } as unknown as Fontkit;
}

/** Lays text out from the top of the page down. */
class PlainFlow {
  readonly #document: PDFDocument;
  readonly #fonts: Fonts;
  readonly #widths: Map<string, number>;
  #page: PDFPage;
  #y = edges.top;

  constructor(document: PDFDocument, fonts: Fonts, widths: Map<string, number>) {
    this.#document = document;
    this.#fonts = fonts;
    this.#widths = widths;
    this.#page = document.addPage([...A4]);
  }

  skip(height: number): void {
    this.#y += height;
  }

  ensure(height: number): void {
    if (this.#y + height <= A4[1] - edges.bottom) return;
    this.#page = this.#document.addPage([...A4]);
    this.#y = edges.top;
  }

  #width(font: PDFFont, text: string, size: number): number {
    const key = `${font.name} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * size;
    const width = font.widthOfTextAtSize(text, 1);
    this.#widths.set(key, width);
    return width * size;
  }

  /** Lines of words that fit the width. */
  break(runs: PlainText, width: number, size: number, bold = false): Word[][] {
    const lines: Word[][] = [];
    let line: Word[] = [];
    let used = 0;
    for (const { text, bold: semi, italic } of runs) {
      const font = semi || bold ? this.#fonts.semi : italic ? this.#fonts.italic : this.#fonts.sans;
      for (const piece of text.replaceAll('\n', ' ').match(/[^ ]+ *| +/gu) ?? []) {
        const wide = this.#width(font, piece, size);
        if (used + wide > width && line.length > 0) {
          lines.push(line);
          line = [];
          used = 0;
        }
        const last = line.at(-1);
        // Neighbours of one font are drawn as one piece.
        if (last?.font === font) {
          last.text += piece;
          last.width += wide;
        } else line.push({ text: piece, font, width: wide });
        used += wide;
      }
    }
    if (line.length > 0) lines.push(line);
    return lines;
  }

  #line(words: readonly Word[], box: Box, top: number, right: boolean): void {
    const width = words.reduce((sum, word) => sum + word.width, 0);
    let x = right ? box.x + box.width - width : box.x;
    for (const { text, font, width: wide } of words) {
      const y = A4[1] - top - box.size;
      this.#page.drawText(text, { x, y, size: box.size, font, color: ink });
      x += wide;
    }
  }

  paragraph(runs: PlainText, box: Box, after: number, label = ''): void {
    this.ensure(box.leading);
    if (label !== '')
      this.#line(
        this.break([run(label)], 100, box.size)[0] ?? [],
        { ...box, x: edges.left },
        this.#y,
        false,
      );
    for (const line of this.break(runs, box.width, box.size)) {
      this.ensure(box.leading);
      this.#line(line, box, this.#y, false);
      this.#y += box.leading;
    }
    this.#y += after;
  }

  heading(text: string, level: 1 | 2 | 3): void {
    const [size, leading] = headings[level];
    if (level === 2) this.#y += 20;
    this.ensure(leading + 30);
    for (const line of this.break([run(text)], WIDTH, size)) {
      const serif = line.map((word) => ({ ...word, font: this.#fonts.serif }));
      this.#line(serif, { x: edges.left, width: WIDTH, size, leading }, this.#y, false);
      this.#y += leading;
    }
    this.#y += 4;
  }

  #row(table: PlainTable, cells: readonly PlainText[], head: boolean): number {
    const [size, leading] = [9.2, 11.8];
    let x: number = edges.left;
    const laid = cells.map((cell, at) => {
      const width = WIDTH * (table.widths[at] ?? 0);
      const bold = head || (at === 0 && table.rowHeaders);
      const box = { x, width: width - CELL_GAP, size, leading };
      x += width;
      return {
        box,
        lines: this.break(cell, box.width, size, bold),
        right: table.right[at] === true,
      };
    });
    const height = Math.max(1, ...laid.map(({ lines }) => lines.length)) * leading + 4;
    const before = this.#page;
    this.ensure(height);
    if (!head && this.#page !== before)
      this.#row(
        table,
        table.head.map((label) => [run(label)]),
        true,
      );
    for (const { box, lines, right } of laid)
      lines.forEach((line, at) => this.#line(line, box, this.#y + 2 + at * leading, right));
    this.#y += height;
    this.#page.drawLine({
      start: { x: edges.left, y: A4[1] - this.#y },
      end: { x: edges.left + WIDTH, y: A4[1] - this.#y },
      thickness: 0.5,
      color: hair,
    });
    return height;
  }

  table(table: PlainTable): void {
    this.ensure(60);
    const caption = { x: edges.left, width: WIDTH, size: 9.5, leading: 13 };
    this.paragraph([run(table.caption, { bold: true })], caption, 0);
    this.#row(
      table,
      table.head.map((label) => [run(label)]),
      true,
    );
    for (const row of table.rows) this.#row(table, row, false);
    this.#y += 12;
  }

  footers(text: string): void {
    const pages = this.#document.getPages();
    pages.forEach((page, at) => {
      this.#page = page;
      const box = { x: edges.left, width: WIDTH, size: 8, leading: 10 };
      this.break([run(`${text} Page ${at + 1} of ${pages.length}`)], WIDTH, 8).forEach(
        (line, row) => this.#line(line, box, A4[1] - 60 + row * 10, false),
      );
    });
  }
}

function draw(flow: PlainFlow, block: PlainBlock): void {
  const body = { x: edges.left, width: WIDTH, size: 10, leading: 14 };
  const inset = { ...body, x: edges.left + 16, width: WIDTH - 16 };
  switch (block.type) {
    case 'heading': {
      flow.heading(block.text, block.level);
      return;
    }
    case 'paragraph': {
      flow.paragraph(block.runs, body, 7);
      return;
    }
    case 'list':
      block.items.forEach((item, at) =>
        flow.paragraph(item, inset, 2, block.ordered ? `${at + 1}.` : '•'),
      );
      {
        flow.skip(6);
        return;
      }
    case 'references':
      for (const { number, runs } of block.entries) {
        const box = { x: edges.left + 26, width: WIDTH - 26, size: 8.2, leading: 10 };
        flow.paragraph(runs, box, 2, `[${number}]`);
      }
      return;
    case 'table': {
      flow.table(block);
      return;
    }
  }
}

export function openPdfLib(fontsDir: string): Maker {
  const bytesOf = (file: string): Uint8Array => readFileSync(path.join(fontsDir, file));
  const sans = bytesOf('SourceSans3_400Regular.ttf');
  const italic = bytesOf('SourceSans3_400Regular_Italic.ttf');
  const semi = bytesOf('SourceSans3_600SemiBold.ttf');
  const serif = bytesOf('SourceSerif4_600SemiBold.ttf');
  const fontkit = fontkitFor(new Map());
  const widths = new Map<string, number>();
  return {
    async make(document) {
      const report = plainOf(document);
      const pdf = await PDFDocument.create();
      pdf.registerFontkit(fontkit);
      const embed = (bytes: Uint8Array): Promise<PDFFont> => pdf.embedFont(bytes, { subset: true });
      const flow = new PlainFlow(
        pdf,
        {
          sans: await embed(sans),
          italic: await embed(italic),
          semi: await embed(semi),
          serif: await embed(serif),
        },
        widths,
      );
      pdf.setTitle(report.title, { showInWindowTitleBar: true });
      pdf.setLanguage('en');
      flow.heading(report.title, 1);
      flow.paragraph(
        [run(report.subtitle)],
        { x: edges.left, width: WIDTH, size: 11, leading: 15 },
        12,
      );
      for (const block of report.blocks) draw(flow, block);
      flow.footers(report.footer);
      return pdf.save();
    },
    close: () => Promise.resolve(),
  };
}
