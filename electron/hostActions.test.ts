import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHostActions } from './hostActions.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cofactor-save-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
});

/** A desktop whose person picks `choose` (null: cancels) and presses button `response`. */
function setUp({
  choose = null,
  response = 1,
}: { choose?: string | null; response?: number } = {}) {
  const saves: SaveDialogOptions[] = [];
  const boxes: MessageBoxOptions[] = [];
  const opened: string[] = [];
  const opens: OpenDialogOptions[] = [];
  const bar: number[] = [];
  const waiting: string[] = [];
  const offered: { path: string; name: string }[] = [];
  const person = { choose, response };
  const actions = createHostActions({
    desktop: {
      showSaveDialog: (options) => {
        saves.push(options);
        return Promise.resolve({ canceled: person.choose === null, filePath: person.choose ?? '' });
      },
      showMessageBox: (options) => {
        boxes.push(options);
        return Promise.resolve({ response: person.response, checkboxChecked: false });
      },
      showOpenDialog: (options) => {
        opens.push(options);
        const filePaths = person.choose === null ? [] : [person.choose];
        return Promise.resolve({ canceled: person.choose === null, filePaths });
      },
      setProgressBar: (value) => {
        bar.push(value);
      },
      openExternal: (url) => {
        opened.push(url);
        return Promise.resolve();
      },
    },
    documentsDir: dir,
    linkHosts: () => Promise.resolve(['doi.org', 'pubmed.ncbi.nlm.nih.gov']),
    offer: (file) => {
      offered.push(file);
      return Promise.resolve(
        file.name === 'refused.csv'
          ? { ok: false, error: { code: 'internal', message: 'Cofactor is closing.' } }
          : { ok: true, value: 'an-id' },
      );
    },
    takeWaiting: () => waiting.pop() ?? null,
    log: () => undefined,
  });
  return { actions, saves, boxes, opened, person, opens, bar, waiting, offered };
}

const report = {
  name: 'report.pdf',
  mime: 'application/pdf',
  base64: Buffer.from('%PDF-1.7').toString('base64'),
};

describe('saving a file', () => {
  it('writes the bytes where the person says, and nothing beside them', async () => {
    const path = join(dir, 'for the doctor.pdf');
    const { actions, saves } = setUp({ choose: path });
    expect(await actions.saveFile(report)).toEqual({ ok: true, value: { saved: true, path } });
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7');
    expect(readdirSync(dir)).toEqual(['for the doctor.pdf']);
    expect(saves[0]?.defaultPath).toBe(join(dir, 'report.pdf'));
    expect(saves[0]?.filters).toEqual([{ name: 'PDF document', extensions: ['pdf'] }]);
  });

  it('opens the next dialog where the last file went', async () => {
    mkdirSync(join(dir, 'visits'));
    const { actions, saves } = setUp({ choose: join(dir, 'visits', 'a.pdf') });
    await actions.saveFile(report);
    await actions.saveFile(report);
    expect(saves[1]?.defaultPath).toBe(join(dir, 'visits', 'report.pdf'));
  });

  it('writes nothing when cancelled', async () => {
    const { actions } = setUp();
    expect(await actions.saveFile(report)).toEqual({
      ok: true,
      value: { saved: false, path: null },
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says why a file was not saved and keeps what was there', async () => {
    mkdirSync(join(dir, 'taken.pdf'));
    writeFileSync(join(dir, 'taken.pdf', 'inside'), 'kept');
    const { actions, person } = setUp({ choose: join(dir, 'gone', 'a.pdf') });
    expect(await actions.saveFile(report)).toEqual({
      ok: false,
      error: {
        code: 'unwritable',
        message: '“a.pdf” was not saved: the folder does not exist any more.',
      },
    });
    person.choose = join(dir, 'taken.pdf');
    expect(await actions.saveFile(report)).toMatchObject({
      ok: false,
      error: { code: 'unwritable' },
    });
    expect(readdirSync(dir)).toEqual(['taken.pdf']);
    expect(readFileSync(join(dir, 'taken.pdf', 'inside'), 'utf8')).toBe('kept');
  });

  it.each([
    ['a path', { ...report, name: '../report.pdf' }],
    ['a Windows path', { ...report, name: 'C:\\report.pdf' }],
    ['a program', { ...report, name: 'report.exe' }],
    ['a hidden ending', { ...report, name: 'report.pdf.sh' }],
    ['no ending', { ...report, name: 'pdf' }],
    ['a line break', { ...report, name: 'a\n.pdf' }],
    ['bytes that are not base64', { ...report, base64: '%%%' }],
    ['a surplus field', { ...report, path: '/tmp/x' }],
    ['nothing', undefined],
  ])('refuses %s before any dialog opens', async (_name, input) => {
    const { actions, saves } = setUp({ choose: join(dir, 'x.pdf') });
    expect(await actions.saveFile(input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(saves).toEqual([]);
  });
});

describe('opening a link', () => {
  const address = 'https://doi.org/10.1002/14651858.CD009402.pub3';

  it('shows the whole address first, and opens it after a yes', async () => {
    const { actions, boxes, opened } = setUp({ response: 0 });
    expect(await actions.openLink(address)).toEqual({ ok: true, value: null });
    expect(boxes[0]?.detail).toContain(address);
    expect(boxes[0]?.buttons?.[0]).toBe('Open in browser');
    expect(opened).toEqual([address]);
  });

  it('opens nothing after a no, which is also the default', async () => {
    const { actions, boxes, opened } = setUp({ response: 1 });
    await actions.openLink(address);
    expect(boxes).toHaveLength(1);
    expect(boxes[0]).toMatchObject({ defaultId: 1, cancelId: 1 });
    expect(opened).toEqual([]);
  });

  it('shows and opens the address as it was parsed', async () => {
    const { actions, boxes, opened } = setUp({ response: 0 });
    await actions.openLink('HTTPS://DOI.ORG/a b');
    expect(boxes[0]?.detail).toContain('https://doi.org/a%20b');
    expect(opened).toEqual(['https://doi.org/a%20b']);
  });

  it.each([
    'http://doi.org/10.1000/1',
    'https://doi.org.example.org/',
    'https://example.org/doi.org',
    'https://sub.doi.org/',
    'https://doi.org@example.org/',
    'https://someone@doi.org/',
    'https://doi.org:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'doi.org',
    '',
    null,
    { url: address },
  ])('refuses %j without asking', async (input) => {
    const { actions, boxes, opened } = setUp({ response: 0 });
    expect(await actions.openLink(input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(boxes).toEqual([]);
    expect(opened).toEqual([]);
  });
});

describe('opening a plan file', () => {
  it('reads the file that the person picks, and starts there the next time', async () => {
    const path = join(dir, 'Mine.cofactorplan');
    writeFileSync(path, '{}');
    const { actions, opens, person } = setUp({ choose: path });
    expect(await actions.openPlanFile()).toEqual({
      ok: true,
      value: { name: 'Mine.cofactorplan', text: '{}' },
    });
    expect(opens[0]?.filters?.[0]?.extensions).toEqual(['cofactorplan', 'json']);
    person.choose = null;
    expect(await actions.openPlanFile()).toEqual({ ok: true, value: null });
    expect(opens[1]?.defaultPath).toBe(dir);
  });

  it('gives a file that the system handed over once', async () => {
    const path = join(dir, 'a.json');
    writeFileSync(path, '[]');
    const { actions, waiting } = setUp();
    waiting.push(path);
    expect(await actions.takePlanFile()).toEqual({
      ok: true,
      value: { name: 'a.json', text: '[]' },
    });
    expect(await actions.takePlanFile()).toEqual({ ok: true, value: null });
    waiting.push(join(dir, 'gone.json'));
    expect(await actions.takePlanFile()).toMatchObject({
      ok: false,
      error: { code: 'missing-file' },
    });
  });
});

describe('picking a file for the core', () => {
  it.each([
    ['food-data', ['zip']],
    ['table', ['csv', 'tsv', 'txt']],
    ['citations', ['nbib', 'ris', 'bib', 'json', 'txt']],
    ['data', ['json', 'zip', 'age']],
    ['retractions', ['csv']],
  ])('%s: the page gets an id and a name, never the path', async (kind, extensions) => {
    const path = join(dir, 'chosen.file');
    const { actions, opens, offered } = setUp({ choose: path });
    expect(await actions.pickFile(kind)).toEqual({
      ok: true,
      value: { file: 'an-id', name: 'chosen.file' },
    });
    expect(offered).toEqual([{ path, name: 'chosen.file' }]);
    expect(opens[0]?.filters?.[0]?.extensions).toEqual(extensions);
    expect(opens[0]?.properties).toEqual(['openFile']);
  });

  it('a folder where a download was unpacked', async () => {
    const { actions, opens } = setUp({ choose: join(dir, 'FoodData') });
    expect(await actions.pickFile('food-folder')).toMatchObject({ value: { name: 'FoodData' } });
    expect(opens[0]?.properties).toEqual(['openDirectory']);
    expect(opens[0]).not.toHaveProperty('filters');
  });

  it('offers nothing when cancelled', async () => {
    const { actions, offered } = setUp();
    expect(await actions.pickFile('table')).toEqual({ ok: true, value: null });
    expect(offered).toEqual([]);
  });

  it('tells what the core says against it', async () => {
    const { actions } = setUp({ choose: join(dir, 'refused.csv') });
    expect(await actions.pickFile('table')).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });

  it.each(['', 'Table', '__proto__', '/etc/passwd', null, undefined, {}, ['table']])(
    'refuses the kind %j before any dialog opens',
    async (kind) => {
      const { actions, opens } = setUp({ choose: join(dir, 'x') });
      expect(await actions.pickFile(kind)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
      expect(opens).toEqual([]);
    },
  );
});

describe('progress on the task bar', () => {
  it('shows a part, work without a known end, and nothing', async () => {
    const { actions, bar } = setUp();
    await actions.setProgress(0.25);
    await actions.setProgress('running');
    await actions.setProgress(null);
    expect(bar).toEqual([0.25, 2, -1]);
  });

  it.each([-0.1, 1.1, Number.NaN, 'done', undefined, {}])('refuses %j', async (input) => {
    const { actions, bar } = setUp();
    expect(await actions.setProgress(input)).toMatchObject({ ok: false });
    expect(bar).toEqual([]);
  });
});
