/** The web host on a given build of the interface and an empty folder of personal data: `uiHost.ts RENDERER_DIR DATA_DIR`. */
import { openCore } from '../../src/hosts/checkout.ts';
import { processIo, stderrLog } from '../../src/hosts/cli/io.ts';
import { startWebHost } from '../../src/hosts/web/server.ts';

const [rendererDir, dataDir] = process.argv.slice(2);
if (rendererDir === undefined || dataDir === undefined) throw new Error('two folders are needed');
const io = processIo();
const log = stderrLog(io);
const core = openCore({ dataDir, log, progress: (line) => io.err(`${line}\n`) });
const host = await startWebHost({ core, log, rendererDir });
await io.out(`${JSON.stringify({ url: host.startUrl })}\n`);
