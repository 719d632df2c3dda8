/** Pages of a PDF on canvases. pdf.js is loaded with the first document: no other page needs it. */
import painterUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?worker&url';
import readerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import { bytesOf } from './bytes.ts';

/** PDF units (1/72 inch) per CSS pixel (1/96 inch) at 100 %. */
export const CSS_UNITS = 96 / 72;
/** Pixels of one canvas at most: a larger page is drawn coarser instead of taking all memory. */
const MOST_PIXELS = 16_000_000;

export interface PageDrawing {
  /** True when the page stands on the canvas, false when it was given up. */
  readonly done: Promise<boolean>;
  cancel(): void;
}

export interface PdfFile {
  readonly pages: number;
  /** Size of the first page in PDF units; those of a report are all alike. */
  readonly width: number;
  readonly height: number;
  /** Draws a page onto a canvas of `width` CSS pixels. The old picture stays until the new one is complete. */
  draw(page: number, canvas: HTMLCanvasElement, width: number, pixelRatio: number): PageDrawing;
  close(): void;
}

/** Factor from PDF units to the pixels of the canvas. */
export function pixelScale(
  page: { width: number; height: number },
  width: number,
  pixelRatio: number,
): number {
  const wanted = (width / page.width) * pixelRatio;
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (page.width * page.height)));
}

/** @param base64 the file as the core gave it */
export async function openPdf(base64: string): Promise<PdfFile> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerSrc = readerUrl;
  pdfjs.GlobalWorkerOptions.rendererSrc = painterUrl;
  const loading = pdfjs.getDocument({
    data: bytesOf(base64),
    // All that a report needs is embedded in it: nothing is fetched, and no WebAssembly is started.
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const file = await loading.promise;
  const first = (await file.getPage(1)).getViewport({ scale: 1 });

  return {
    pages: file.numPages,
    width: first.width,
    height: first.height,
    draw(number, canvas, width, pixelRatio) {
      const over = new AbortController();
      const given = (): boolean => over.signal.aborted;
      const work = async (): Promise<boolean> => {
        const page = await file.getPage(number);
        if (given()) return false;
        const scale = pixelScale(page.getViewport({ scale: 1 }), width, pixelRatio);
        const viewport = page.getViewport({ scale });
        const sheet = document.createElement('canvas');
        sheet.width = Math.floor(viewport.width);
        sheet.height = Math.floor(viewport.height);
        const running = page.render({ canvas: sheet, viewport });
        over.signal.addEventListener('abort', () => {
          running.cancel();
        });
        await running.promise;
        if (given()) return false;
        canvas.width = sheet.width;
        canvas.height = sheet.height;
        canvas.getContext('2d')?.drawImage(sheet, 0, 0);
        // The memory goes now and not when the collector comes by.
        sheet.width = 0;
        sheet.height = 0;
        page.cleanup();
        return true;
      };
      return {
        done: work().catch((error: unknown) => {
          if (given()) return false;
          throw error;
        }),
        cancel() {
          over.abort();
        },
      };
    },
    close() {
      void loading.destroy();
    },
  };
}
