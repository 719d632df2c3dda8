/** Packs the app for this machine with the project's own settings and looks at what came out. */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFileSync, fork } from 'node:child_process';
import type { Serializable } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { extractAsar, readAsar } from './asar.ts';
import type { AsarFile } from './asar.ts';
import { writeFakeElectron } from './fakeElectron.ts';
import type { Target } from './fakeElectron.ts';

const root = resolve(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const native = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;

const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      dependencies: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});
const lock = v.parse(Lock, JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

/** Names of all packages that the app's dependencies need, by the lock file. */
function runtimePackages(): string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    for (const name of Object.keys(lock.packages[path]?.dependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`;
      const place = nested in lock.packages ? nested : `node_modules/${name}`;
      if (found.has(place)) continue;
      found.add(place);
      visit(place);
    }
  };
  visit('');
  return [...new Set([...found].map((place) => place.replace(/^.*node_modules\//, '')))];
}

/** Paths of all files below a folder, relative to it, with slashes. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

const run = (file: string, args: string[]): void => {
  execFileSync(file, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
};

const work = mkdtempSync(join(tmpdir(), 'cofactor-packaging-'));
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** Packs the app for one platform and processor; returns the folder electron-builder made. */
function pack(target: Target, arch: string): string {
  const electron = join(work, `electron-${target}-${arch}`);
  const output = join(work, `dist-${target}-${arch}`);
  writeFakeElectron(electron, target, lock.packages['node_modules/electron']?.version ?? '');
  run(bin('electron-builder'), [
    `--${target}`,
    '--dir',
    `--${arch}`,
    '--config=build/electron-builder.yml',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${output}`,
  ]);
  const [folder] = readdirSync(output, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return join(output, folder?.name ?? '');
}

let app: string;
let files: AsarFile[];

beforeAll(() => {
  if (process.platform !== 'linux') return;
  if (!existsSync(join(root, 'out/main/main.js'))) run(bin('electron-vite'), ['build']);
  if (!existsSync(join(root, 'resources/reference.db'))) {
    run(process.execPath, ['tools/buildReference.ts']);
  }
  app = pack('linux', process.arch);
  files = readAsar(join(app, 'resources/app.asar'));
});

// The fake distributions and the packed binary are those of Linux; the settings are checked on every system.
describe.skipIf(process.platform !== 'linux')('the packed app', () => {
  it('holds the built program, its package.json and its runtime packages, and nothing else', () => {
    expect([...new Set(files.map(({ path }) => path.split('/')[0]))].sort()).toEqual([
      'node_modules',
      'out',
      'package.json',
    ]);
    const built = filesBelow(join(root, 'out')).map((path) => `out/${path}`);
    expect(
      files
        .map(({ path }) => path)
        .filter((path) => path.startsWith('out/'))
        .sort(),
    ).toEqual(built);
    for (const name of ['main', 'coreProcess', 'renderWorker', 'combinationWorker', 'importWorker'])
      expect(built).toContain(`out/main/${name}.js`);
    expect(built).toContain('out/preload/preload.cjs');
    expect(built).toContain('out/renderer/index.html');

    const packages = files.flatMap(
      ({ path }) =>
        /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
    );
    // Headers for compiling, which the packed binary does not need.
    const expected = runtimePackages().filter((name) => name !== 'node-addon-api');
    expect([...new Set(packages)].sort()).toEqual(expected.sort());
    expect(expected).toContain('better-sqlite3');
    expect(expected).not.toContain('typescript');
  });

  it('holds no sources, no maps, no tests and no content', () => {
    const odd = files
      .map(({ path }) => path)
      .filter((path) =>
        /\.(ts|mts|cts|svelte|map|cpp|c|h|gyp|yaml|ya?ml|csv)$|\/(tests?|spec|deps)\//.test(path),
      );
    expect(odd).toEqual([]);
  });

  it('starts at the built main file and keeps no development fields', () => {
    const text =
      files
        .find(({ path }) => path === 'package.json')
        ?.bytes()
        .toString('utf8') ?? '';
    const manifest: unknown = JSON.parse(text);
    expect(manifest).toMatchObject({ name: 'cofactor', main: 'out/main/main.js' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts.build');
  });

  it('has one native binary, the right one, outside of the archive', () => {
    const natives = filesBelow(app).filter((path) => path.endsWith('.node'));
    expect(natives).toEqual([`resources/app.asar.unpacked/${native}`]);
    expect(filesBelow(join(app, 'resources/app.asar.unpacked'))).toEqual([native]);
    expect(readFileSync(join(app, 'resources/app.asar.unpacked', native))).toEqual(
      readFileSync(join(root, native)),
    );
    expect(files.filter(({ unpacked }) => unpacked).map(({ path }) => path)).toEqual([native]);
    expect(files.filter(({ path }) => path.endsWith('.node'))).toHaveLength(1);
  });

  it('has the reference and the fonts beside the archive, byte for byte', () => {
    const beside = (path: string): Buffer => readFileSync(join(app, 'resources', path));
    expect(beside('reference.db').equals(readFileSync(join(root, 'resources/reference.db')))).toBe(
      true,
    );
    const fonts = filesBelow(join(root, 'resources/fonts'));
    expect(fonts.some((name) => name.endsWith('.ttf'))).toBe(true);
    expect(fonts.some((name) => name.startsWith('OFL'))).toBe(true);
    expect(filesBelow(join(app, 'resources/fonts'))).toEqual(fonts);
    for (const font of fonts) {
      expect(
        beside(`fonts/${font}`).equals(readFileSync(join(root, 'resources/fonts', font))),
      ).toBe(true);
    }
    // The page has fonts of its own among its built files.
    const inside = files.map(({ path }) => path).filter((path) => /\.(db|ttf)$/.test(path));
    expect(inside.filter((path) => !path.startsWith('out/renderer/assets/'))).toEqual([]);
  });

  it('carries no personal data and no update address', () => {
    const all = [...filesBelow(app), ...files.map(({ path }) => path)];
    expect(all.filter((path) => /user\.db|app-update\.yml|-wal$|-shm$/.test(path))).toEqual([]);
  });

  it('keeps the licences of Electron, Chromium and of every runtime package', () => {
    const outside = filesBelow(app);
    expect(outside).toContain('LICENSE.electron.txt');
    expect(outside).toContain('LICENSES.chromium.html');
    expect(files.map(({ path }) => path)).toContain('out/renderer/licences.txt');
  });

  it('has every hardening fuse set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'cofactor'));
    const state = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      filePrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyAsar: true,
      ownSnapshot: false,
      filePrivileges: false,
    });
  });

  it('is of a sensible size', () => {
    const archive = statSync(join(app, 'resources/app.asar')).size;
    const unpacked = statSync(join(app, 'resources/app.asar.unpacked', native)).size;
    // The solver takes 3.5 million bytes of it.
    // Encryption of exports takes 0.9 million.
    expect(archive).toBeLessThan(21_000_000);
    expect(unpacked).toBeLessThan(8_000_000);
    const inside = files.filter(({ unpacked: outside }) => !outside);
    const solver = inside.filter(({ path }) => path === 'node_modules/highs/build/highs.wasm');
    expect(solver.map(({ size }) => size < 4_000_000)).toEqual([true]);
    const others = inside.filter((file) => !solver.includes(file)).map(({ size }) => size);
    expect(Math.max(...others)).toBeLessThan(3_000_000);
  });

  it('keeps only the language of the interface', () => {
    expect(readdirSync(join(app, 'locales'))).toEqual(['en-US.pak']);
  });

  it('contains all that its core needs to answer and to draw a report', async () => {
    const copy = join(work, 'copy');
    extractAsar(files, copy);
    const core = fork(
      join(import.meta.dirname, 'coreHarness.js'),
      [join(copy, 'out/main/coreProcess.js')],
      {
        cwd: copy,
      },
    );
    const Message = v.looseObject({ type: v.string() });
    const next = (): Promise<v.InferOutput<typeof Message>> =>
      new Promise((done, fail) => {
        const ended = (code: number | null): void => {
          fail(new Error(`the core ended with ${code}`));
        };
        core.once('exit', ended);
        core.once('message', (message) => {
          core.off('exit', ended);
          done(v.parse(Message, message));
        });
      });
    const ask = (message: Serializable): Promise<v.InferOutput<typeof Message>> => {
      const answer = next();
      core.send(message);
      return answer;
    };
    try {
      const paths = {
        referenceDb: join(app, 'resources/reference.db'),
        fontsDir: join(app, 'resources/fonts'),
        dataDir: join(work, 'data'),
        reportWorker: join(copy, 'out/main/renderWorker.js'),
        combinationWorker: join(copy, 'out/main/combinationWorker.js'),
        importWorker: join(copy, 'out/main/importWorker.js'),
      };
      const start = { paths, logFile: join(work, 'core.log') };
      expect(await ask({ type: 'start', start })).toEqual({ type: 'ready' });
      const question = { question: 'is magnesium good for MS?' };
      expect(await ask({ type: 'call', id: 1, name: 'ask', input: question })).toMatchObject({
        id: 1,
        envelope: { ok: true, value: { substance: 'magnesium', condition: 'multiple-sclerosis' } },
      });
      // The solver's WebAssembly is found beside its package, inside of the archive.
      const plan = {
        format: 'cofactor-plan',
        version: 1,
        profile: { age: 34, sex: 'female' },
        items: [],
        foods: [{ food: 'almonds-raw', grams: 30 }],
      };
      const combination = { plan, nutrients: ['vitamin-c'] };
      expect(
        await ask({ type: 'call', id: 2, name: 'foodCombination', input: combination }),
      ).toMatchObject({ id: 2, envelope: { ok: true, value: { status: 'closed' } } });
      const report = { kind: 'answer', substance: 'magnesium', condition: 'multiple-sclerosis' };
      const drawn = await ask({ type: 'call', id: 3, name: 'report', input: report });
      expect(drawn).toMatchObject({ id: 3, envelope: { ok: true } });
      const Drawn = v.object({ envelope: v.object({ value: v.object({ pdf: v.string() }) }) });
      const pdf = Buffer.from(v.parse(Drawn, drawn).envelope.value.pdf, 'base64');
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(await ask({ type: 'close' })).toEqual({ type: 'closed' });
    } finally {
      core.kill();
    }
  });
});

describe.skipIf(process.platform !== 'linux')('the app for the other platforms', () => {
  const others: [Target, string, string, string[]][] = [
    ['win', 'x64', 'resources', ['win32-x64']],
    ['win', 'arm64', 'resources', ['win32-arm64']],
    [
      'linux',
      process.arch === 'x64' ? 'arm64' : 'x64',
      'resources',
      [`linux-${process.arch === 'x64' ? 'arm64' : 'x64'}`],
    ],
    // The halves of the universal app are merged and must be alike.
    ['mac', 'arm64', 'Cofactor.app/Contents/Resources', ['darwin-arm64', 'darwin-x64']],
    ['mac', 'x64', 'Cofactor.app/Contents/Resources', ['darwin-arm64', 'darwin-x64']],
  ];
  it.each(others)(
    '%s on %s has its own binary and the same program',
    (target, arch, resources, binaries) => {
      const folder = join(pack(target, arch), resources);
      const expected = binaries.map((name) => `node_modules/better-sqlite3/prebuilds/${name}.node`);
      expect(filesBelow(join(folder, 'app.asar.unpacked'))).toEqual(expected);
      const packed = readAsar(join(folder, 'app.asar'));
      const program = (all: AsarFile[]): string[] =>
        all
          .filter(({ unpacked }) => !unpacked)
          .map(({ path, size }) => `${path} ${size}`)
          .sort();
      expect(program(packed)).toEqual(program(files));
      expect(existsSync(join(folder, 'reference.db'))).toBe(true);
      expect(filesBelow(join(folder, 'fonts'))).toEqual(filesBelow(join(root, 'resources/fonts')));
    },
  );
});

// That they fit the schema of electron-builder, all platforms at once, is the first thing each packing above checks.
describe('the settings of the installers', () => {
  const settings: unknown = parse(readFileSync(join(root, 'build/electron-builder.yml'), 'utf8'));

  it('name files that exist', () => {
    const Named = v.object({
      win: v.object({ icon: v.string() }),
      mac: v.object({ icon: v.string(), entitlements: v.string() }),
      linux: v.object({ icon: v.string() }),
      extraResources: v.array(v.object({ from: v.string() })),
    });
    const { win, mac, linux, extraResources } = v.parse(Named, settings);
    const named = [
      win.icon,
      mac.icon,
      mac.entitlements,
      linux.icon,
      ...extraResources.map(({ from }) => from),
    ];
    const built = 'resources/reference.db';
    expect(named.filter((path) => path !== built && !existsSync(join(root, path)))).toEqual([]);
  });

  it('publish nowhere', () => {
    expect(settings).toMatchObject({ publish: null });
  });
});
