/**
 * Writes the least that electron-builder accepts as electron.exe: an empty program with a version resource, made with the
 * library that electron-builder itself edits programs with. argv: the file to write, and a file to append.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const builder = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
);
const library = createRequire(builder.resolve('app-builder-lib/package.json'));
const { NtExecutable, NtExecutableResource, Resource } = library('resedit');

const [file, appendix] = process.argv.slice(2);
const english = { lang: 1033, codepage: 1200 };
const program = NtExecutable.createEmpty(false, false);
const resources = NtExecutableResource.from(program);
const version = Resource.VersionInfo.createEmpty();
version.lang = english.lang;
version.setStringValues(english, { ProductName: 'Electron' });
version.outputToResourceEntries(resources.entries);
resources.outputResource(program);
program.setExtraData(readFileSync(appendix));
writeFileSync(file, Buffer.from(program.generate()));
