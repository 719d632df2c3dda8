/**
 * `npm run test:faults`: kills, damage, full and read-only disks, clock jumps, many plans, inputs that nobody meant. `-- [--quick]`; a
 * whole run writes what it measured into docs/reliability.md. Ends with 1 when anything went wrong.
 */
import { parseArgs } from 'node:util';
import { prepareReference } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { damageAll } from './damage.ts';
import { clockJumps, manyPlans } from './clockAndSize.ts';
import { onSmallDisk, type Measured } from './fullDisk.ts';
import { fuzzAll, fuzzTable } from './fuzz/fuzzAll.ts';
import { killAgainAndAgain, type Killed } from './kill.ts';
import { damagePacks } from './packs/damagePacks.ts';
import { importOntoFullDisk } from './packs/fullDiskImport.ts';
import { twoProcesses } from './processes.ts';
import { damageTable, killTable, otherTable, putMeasured } from './report.ts';
import { scenarios } from './scenarios.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const SEED = 20_261_123;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const cycles = values.quick ? 20 : 320;
const variants = values.quick ? 1 : 12;

const killed: Killed[] = [];
for (const scenario of scenarios) {
  const one = await killAgainAndAgain(scenario, Math.ceil(cycles * scenario.share), SEED);
  say(
    `${one.scenario}: ${one.cycles} kills, ${one.answered} answered, ${one.faults.length} faults`,
  );
  killed.push(one);
}

const damaged = damageAll(variants, SEED);
say(`${damaged.length} damaged variants`);

const others: Measured[] = [];
const disk = onSmallDisk();
if ('measured' in disk) others.push(...disk.measured);
else say(`Full and read-only disks: skipped, for ${disk.skipped}`);
others.push(await twoProcesses(values.quick ? 2 : 10, 50), clockJumps(), await manyPlans());
const fullImport = await importOntoFullDisk();
if (fullImport !== null) others.push(fullImport);
const reference = prepareReference(say, memoryLog().log);
others.push(...(await damagePacks(values.quick ? 2 : 40, SEED, reference)));
for (const one of others) say(`${one.what}: ${one.figure}`);

const fuzzed = await fuzzAll(values.quick ? 0.02 : 1, say);

const faults = [
  ...killed.flatMap((one) => one.faults),
  ...damaged
    .filter(({ outcome }) => outcome === 'wrong')
    .map(({ target, way, detail }) => `${target}, ${way}: ${detail}`),
  ...others.flatMap((one) => one.faults),
  ...fuzzed.faults,
];
const skipped = 'skipped' in disk ? disk.skipped : null;
const tables = [
  killTable(killed),
  damageTable(damaged),
  otherTable(others, skipped),
  fuzzTable(fuzzed),
].join('\n');
say(tables);
for (const fault of faults) say(fault);
if (!values.quick && faults.length === 0) putMeasured(tables);
process.exitCode = faults.length === 0 ? 0 : 1;
