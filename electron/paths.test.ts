import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { shellPaths } from './paths.ts';

const given = {
  packaged: true,
  mainDir: resolve('/opt/Cofactor/resources/app.asar/out/main'),
  resourcesPath: resolve('/opt/Cofactor/resources'),
  userData: resolve('/home/a/.config/Cofactor'),
  dataDirOverride: undefined,
};

it('reads the reference and fonts beside the archive when installed', () => {
  const paths = shellPaths(given);
  expect(paths.core.referenceDb).toBe(resolve('/opt/Cofactor/resources/reference.db'));
  expect(paths.core.fontsDir).toBe(resolve('/opt/Cofactor/resources/fonts'));
  expect(paths.core.dataDir).toBe(resolve('/home/a/.config/Cofactor/data'));
  expect(paths.core.reportWorker).toBe(join(given.mainDir, 'renderWorker.js'));
  expect(paths.core.combinationWorker).toBe(join(given.mainDir, 'combinationWorker.js'));
  expect(paths.core.importWorker).toBe(join(given.mainDir, 'importWorker.js'));
  expect(paths.preload).toBe(resolve('/opt/Cofactor/resources/app.asar/out/preload/preload.cjs'));
});

it('reads them from the repository in a checkout', () => {
  const paths = shellPaths({
    ...given,
    packaged: false,
    mainDir: resolve('/src/cofactor/out/main'),
  });
  expect(paths.core.referenceDb).toBe(resolve('/src/cofactor/resources/reference.db'));
  expect(paths.core.fontsDir).toBe(resolve('/src/cofactor/resources/fonts'));
  expect(paths.rendererDir).toBe(resolve('/src/cofactor/out/renderer'));
});

it('keeps personal data where COFACTOR_DATA_DIR says, unless it is empty', () => {
  expect(shellPaths({ ...given, dataDirOverride: '/tmp/d' }).core.dataDir).toBe('/tmp/d');
  expect(shellPaths({ ...given, dataDirOverride: '' }).core.dataDir).toBe(
    resolve('/home/a/.config/Cofactor/data'),
  );
});
