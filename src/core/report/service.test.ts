import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { Plan } from '../../contract/plan.ts';
import { CofactorError } from '../../contract/errors.ts';
import type { ReportDocument } from '../../contract/reportDocument.ts';
import { checkPdf, pageTexts } from '../../../tools/checkPdf.ts';
import { planReport } from './model/planReport.ts';
import { check } from './checkFixture.ts';
import { fontsDir, plan, terms } from './planFixture.ts';
import { createReportService } from './service.ts';

const reportWorker = fileURLToPath(new URL('pdf/renderWorker.ts', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const service = createReportService({ fontsDir, reportWorker, log: silent });

const documentOf = (own: Plan = plan, changes: Partial<ReportDocument> = {}): ReportDocument => ({
  ...planReport({
    check,
    plan: own,
    outcomes: [],
    terms,
    sections: null,
    paper: 'a4',
    asOf: '2026-11-22',
    fingerprint: '3f9a-12bc-77e0',
  }),
  ...changes,
});
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textOf = async (pdf: Uint8Array): Promise<string> =>
  (await pageTexts(pdf)).map((page) => page.text).join('\n');

describe('render', { timeout: 60_000 }, () => {
  let first: { pdf: Uint8Array; pages: number };
  beforeAll(async () => {
    first = await service.render(documentOf());
  }, 60_000);

  it('makes the same bytes from the same document', async () => {
    const again = await service.render(documentOf());
    expect(hash(again.pdf)).toBe(hash(first.pdf));
  });

  it('keeps every rule of the checker', async () => {
    expect(await checkPdf(first.pdf)).toEqual([]);
  });

  it('keeps them on letter paper too', async () => {
    const letter = await service.render(documentOf(plan, { paper: 'letter' }));
    expect(await checkPdf(letter.pdf)).toEqual([]);
    expect(hash(letter.pdf)).not.toBe(hash(first.pdf));
  });

  it('puts the essentials on the first page', async () => {
    const [page] = await pageTexts(first.pdf);
    for (const text of [
      'A. B.',
      '22 November 2026',
      'Usually avoid',
      'Levothyroxine',
      '200 mg',
      'leg cramps',
      'What this report does not know',
    ]) {
      expect(page?.text).toContain(text);
    }
    expect(first.pages).toBe((await pageTexts(first.pdf)).length);
  });

  it('prints every text of the document', async () => {
    const text = (await textOf(first.pdf)).replace(/\s+/gu, '');
    for (const finding of check.findings) {
      expect(text).toContain(finding.message.replace(/\s+/gu, ''));
      expect(text).toContain(finding.ask.replace(/\s+/gu, ''));
    }
    for (const line of check.evidence) {
      for (const { sentence } of line.sentences)
        expect(text).toContain(sentence.replace(/\s+/gu, ''));
    }
  });

  it('carries its fingerprint, and none is found in other bytes', () => {
    expect(service.readFingerprint(first.pdf)).toBe('3f9a-12bc-77e0');
    expect(service.readFingerprint(new TextEncoder().encode('%PDF-1.7 nothing'))).toBeNull();
    expect(service.readFingerprint(new TextEncoder().encode('3f9a-12bc-77e0'))).toBeNull();
  });
});

describe('hostile text', { timeout: 60_000 }, () => {
  it('prints emoji, Arabic, signs, tags, ligatures and control characters of the person visibly', async () => {
    const name = 'Zoë 😀 مرحبا <script>alert(1)</script> & ≥ α µ ₂ − ﬁ fi \u0007 (\\) \u202E end';
    const own = parse(Plan, {
      ...plan,
      profile: { ...plan.profile, name },
      items: [{ ...plan.items[0], product: 'Magnesium 💊', reason: 'łydki' }],
    });
    const { pdf } = await service.render(documentOf(own));
    const text = await textOf(pdf);
    for (const part of [
      'Zoë',
      '[U+1F600]',
      '[U+0645',
      '<script>alert(1)</script>',
      '≥',
      'α',
      '₂',
      '−',
      'fi',
      '[U+0007]',
      '[U+202E]',
      '[U+1F48A]',
      'łydki',
    ]) {
      expect(text).toContain(part);
    }
    expect(await checkPdf(pdf)).toEqual([]);
  });

  it('prints 5,000 characters in a cell and in a name without losing one', async () => {
    const long = 'w'.repeat(5000);
    const own = parse(Plan, {
      ...plan,
      profile: { ...plan.profile, name: long },
      items: [{ ...plan.items[0], reason: `${'filler '.repeat(700)}the end` }],
    });
    const { pdf } = await service.render(documentOf(own));
    const text = await textOf(pdf);
    expect(text.match(/w{10,}/gu)?.join('')).toHaveLength(5000);
    expect(text.match(/\bfiller\b/gu)).toHaveLength(700);
    expect(await checkPdf(pdf)).toEqual([]);
  });

  it('escapes the title in the metadata', async () => {
    const { pdf } = await service.render(documentOf(plan, { title: 'B6 & B12 <test>' }));
    expect(await checkPdf(pdf)).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1')).toContain('B6 &amp; B12 &lt;test&gt;');
  });

  it('refuses a character of the reference that no font has', async () => {
    const document = documentOf(plan, { title: 'Magnesium 漢' });
    await expect(service.render(document)).rejects.toMatchObject({
      failure: { code: 'invalid-input' },
    });
  });
});

describe('a worker at fault', () => {
  const broken = (code: string, timeoutMs = 20_000) => {
    const path = join(mkdtempSync(join(tmpdir(), 'cofactor-report-')), 'worker.mjs');
    writeFileSync(path, code);
    return createReportService({ fontsDir, reportWorker: path, log: silent, timeoutMs }).render(
      documentOf(),
    );
  };
  const internal = { failure: { code: 'internal' } };

  it.each([
    ['that throws', 'throw new Error("secret path")'],
    ['that ends without an answer', 'process.exit(3)'],
    ['that cannot be loaded', 'import "./missing.mjs"'],
  ])('%s gives an error', async (_, code) => {
    await expect(broken(code)).rejects.toMatchObject(internal);
    await expect(broken(code)).rejects.toBeInstanceOf(CofactorError);
    await expect(broken(code)).rejects.not.toThrow(/secret path/u);
  });
  it('that hangs gives an error in time', async () => {
    await expect(broken('setInterval(() => undefined, 1000)', 300)).rejects.toMatchObject(internal);
  });
});

describe('fonts', () => {
  it('are those that the README names', () => {
    const readme = readFileSync(join(fontsDir, 'README.md'), 'utf8');
    const files = readdirSync(fontsDir).filter((name) => name.endsWith('.ttf'));
    expect(files).toHaveLength(6);
    for (const name of files) {
      expect(readme).toContain(`| \`${name}\` | \`${hash(readFileSync(join(fontsDir, name)))}\` |`);
    }
  });
});
