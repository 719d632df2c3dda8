/** The process that is killed: `child.ts <scenario> <folder> <seed> <first number>`. */
import { writeSync } from 'node:fs';
import { createRandom } from '../../tools/bench/random.ts';
import { scenarios } from './scenarios.ts';

const [name, dataDir = '', seed, first] = process.argv.slice(2);
const scenario = scenarios.find((one) => one.name === name);
if (scenario === undefined || dataDir === '') throw new Error('no such scenario');

writeSync(1, 'ready\n');
// Written at once, by the system call itself: what the other process has read was answered before.
await scenario.run(dataDir, createRandom(Number(seed)).next, Number(first), (change) => {
  writeSync(1, `${JSON.stringify(change)}\n`);
});
writeSync(1, 'end\n');
