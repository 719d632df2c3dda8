/** What makes a PDF of a report: Cofactor and those it is compared with. */
import type { ReportDocument } from '../../../src/contract/reportDocument.ts';

export const makerNames = ['cofactor', 'chromium', 'pdfmake', 'pdf-lib'] as const;
export type MakerName = (typeof makerNames)[number];

export interface Maker {
  make(document: ReportDocument): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Loads the library too: the first report of a process pays for it. */
export async function openMaker(name: MakerName, fontsDir: string): Promise<Maker> {
  switch (name) {
    case 'cofactor':
      return (await import('./cofactor.ts')).openCofactor(fontsDir);
    case 'chromium':
      return (await import('./browser.ts')).openBrowser(fontsDir);
    case 'pdfmake':
      return (await import('./pdfmake.ts')).openPdfmake(fontsDir);
    case 'pdf-lib':
      return (await import('./pdfLib.ts')).openPdfLib(fontsDir);
  }
}
