/** The same content through pdfmake: headings as bookmarks, lists, tables with repeated heads, links. */
import path from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { plainOf, type PlainBlock, type PlainReport, type PlainText } from './content.ts';
import type { Maker } from './maker.ts';

const sizes = { 1: 21, 2: 15, 3: 11.5 } as const;

const text = (runs: PlainText): Content => ({
  text: runs.map((one) => ({
    text: one.text,
    bold: one.bold,
    italics: one.italic,
    ...(typeof one.target === 'number' ? { linkToDestination: `ref-${one.target}` } : {}),
    ...(typeof one.target === 'string' ? { link: one.target } : {}),
  })),
});

function contentOf(block: PlainBlock): Content {
  switch (block.type) {
    case 'heading':
      return {
        text: block.text,
        font: 'Serif',
        bold: true,
        fontSize: sizes[block.level],
        margin: [0, block.level === 2 ? 20 : 0, 0, 4],
        outline: true,
      };
    case 'paragraph':
      return { stack: [text(block.runs)], margin: [0, 0, 0, 7] };
    case 'list': {
      const items = block.items.map(text);
      return block.ordered
        ? { ol: items, margin: [0, 0, 0, 7] }
        : { ul: items, margin: [0, 0, 0, 7] };
    }
    case 'references':
      return {
        stack: block.entries.map((entry) => ({
          columns: [
            { width: 26, text: `[${entry.number}]`, id: `ref-${entry.number}` },
            { width: '*', stack: [text(entry.runs)] },
          ],
        })),
        fontSize: 8.2,
      };
    case 'table': {
      const head = block.head.map((label): TableCell => ({ text: label, bold: true, fontSize: 9 }));
      const rows = block.rows.map((row) =>
        row.map((cell, at): TableCell => ({
          stack: [text(cell)],
          alignment: block.right[at] === true ? 'right' : 'left',
          bold: at === 0 && block.rowHeaders,
        })),
      );
      return {
        stack: [
          { text: block.caption, bold: true, fontSize: 9.5 },
          {
            table: {
              headerRows: 1,
              dontBreakRows: true,
              widths: block.widths.map((share) => `${(share * 100).toFixed(2)}%`),
              body: [head, ...rows],
            },
            layout: 'lightHorizontalLines',
            fontSize: 9.2,
          },
        ],
        margin: [0, 0, 0, 12],
      };
    }
  }
}

function definitionOf(report: PlainReport): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [56, 52, 56, 84],
    defaultStyle: { font: 'Sans', fontSize: 10, lineHeight: 1.1 },
    info: { title: report.title },
    language: 'en',
    displayTitle: true,
    footer: (page, pages) => ({
      text: `${report.footer} Page ${page} of ${pages}`,
      fontSize: 8,
      margin: [56, 20, 56, 0],
    }),
    content: [
      { text: report.title, font: 'Serif', bold: true, fontSize: sizes[1] },
      { text: report.subtitle, fontSize: 11, margin: [0, 2, 0, 12] },
      ...report.blocks.map(contentOf),
    ],
  };
}

export function openPdfmake(fontsDir: string): Maker {
  const at = (file: string): string => path.join(fontsDir, file);
  const [sans, semi] = [at('SourceSans3_400Regular.ttf'), at('SourceSans3_600SemiBold.ttf')];
  const serif = at('SourceSerif4_600SemiBold.ttf');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => file.startsWith(fontsDir));
  pdfmake.setFonts({
    Sans: { normal: sans, bold: semi, italics: at('SourceSans3_400Regular_Italic.ttf') },
    Serif: { normal: serif, bold: serif },
  });
  return {
    make: async (document) => pdfmake.createPdf(definitionOf(plainOf(document))).getBuffer(),
    close: () => Promise.resolve(),
  };
}
