/** The report as a page of semantic HTML, for printing with a browser. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlainBlock, PlainReport, PlainTable, PlainText } from './content.ts';

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Family, weight, style and file of each font that the page uses. */
const faces = [
  ['Sans', 400, 'normal', 'SourceSans3_400Regular.ttf'],
  ['Sans', 400, 'italic', 'SourceSans3_400Regular_Italic.ttf'],
  ['Sans', 600, 'normal', 'SourceSans3_600SemiBold.ttf'],
  ['Serif', 600, 'normal', 'SourceSerif4_600SemiBold.ttf'],
] as const;

/** Rules for the same fonts, which the browser reads from their files. */
export function fontFaces(fontsDir: string): string {
  return faces
    .map(([family, weight, style, file]) => {
      const url = pathToFileURL(path.join(fontsDir, file)).href;
      return `@font-face{font-family:${family};font-weight:${weight};font-style:${style};src:url(${url})}`;
    })
    .join('\n');
}

const css = `
@page{size:A4;margin:52pt 56pt 84pt}
body{margin:0;font:10pt/14pt Sans;color:#1b1f22}
h1,h2,h3{font-family:Serif;font-weight:600;break-after:avoid;margin:0 0 4pt}
h1{font-size:21pt;line-height:25pt}h2{font-size:15pt;line-height:19pt;margin-top:20pt}h3{font-size:11.5pt}
p,ul,ol{margin:0 0 7pt}b,th{font-weight:600}a{color:#0b5351}
table{width:100%;border-collapse:collapse;margin-bottom:12pt;font-size:9.2pt;line-height:11.8pt;table-layout:fixed}
caption,th,td{text-align:left;vertical-align:top;padding:2pt 4pt 2pt 0}caption{font-weight:600}
tr{break-inside:avoid;border-bottom:.5pt solid #c9cfd1}.r{text-align:right}
.references{font-size:8.2pt;line-height:10pt}`;

const runsHtml = (runs: PlainText): string =>
  runs
    .map(({ text, bold, italic, target }) => {
      const words = escapeHtml(text);
      const styled = bold ? `<b>${words}</b>` : italic ? `<i>${words}</i>` : words;
      if (target === null) return styled;
      const address = typeof target === 'number' ? `#ref-${target}` : escapeHtml(target);
      return `<a href="${address}">${styled}</a>`;
    })
    .join('');

function tableHtml(block: PlainTable): string {
  const side = (at: number): string => (block.right[at] === true ? ' class="r"' : '');
  const columns = block.widths.map((share) => `<col style="width:${(share * 100).toFixed(2)}%">`);
  const head = block.head.map(
    (label, at) => `<th scope="col"${side(at)}>${escapeHtml(label)}</th>`,
  );
  const rows = block.rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0 && block.rowHeaders
        ? `<th scope="row"${side(at)}>${runsHtml(cell)}</th>`
        : `<td${side(at)}>${runsHtml(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const label =
    block.description === null ? '' : ` aria-description="${escapeHtml(block.description)}"`;
  return (
    `<table${label}><caption>${escapeHtml(block.caption)}</caption><colgroup>${columns.join('')}</colgroup>` +
    `<thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
  );
}

function blockHtml(block: PlainBlock): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${runsHtml(item)}</li>`);
      return `<${name}>${items.join('\n')}</${name}>`;
    }
    case 'references': {
      const items = block.entries.map(
        (entry) =>
          `<li id="ref-${entry.number}" value="${entry.number}">${runsHtml(entry.runs)}</li>`,
      );
      return `<ol class="references">${items.join('\n')}</ol>`;
    }
    case 'table':
      return tableHtml(block);
  }
}

/** @param fonts rules as `fontFaces` gives them; may be empty */
export function htmlOf(report: PlainReport, fonts: string): string {
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(report.title)}</title>`,
    `<style>${fonts}${css}</style></head><body>`,
    `<h1>${escapeHtml(report.title)}</h1><p>${escapeHtml(report.subtitle)}</p>`,
    ...report.blocks.map(blockHtml),
    '</body></html>',
  ].join('\n');
}

/** The foot of every page, as the browser's template. Its fonts are those of the system: templates cannot load others. */
export const footerHtml = (report: PlainReport): string =>
  `<div style="font-size:8pt;width:100%;margin:0 56pt">${escapeHtml(report.footer)} <span style="float:right">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;
