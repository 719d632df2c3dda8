/** `cofactor serve`: the interface in the browser of this computer, until Ctrl+C. */
import { rendererDir } from '../../checkout.ts';
import { openBrowser } from '../../openBrowser.ts';
import { ensureUi } from '../../ui.ts';
import { startWebHost, type WebHost } from '../../web/server.ts';
import { usage, type CommandContext } from '../command.ts';
import { wholeNumber } from '../values.ts';

function portOf(text: string | undefined): number {
  const port = wholeNumber(text, 'port') ?? 0;
  if (port < 0 || port > 65_535) throw usage('--port: must be between 0 and 65535', 'port');
  return port;
}

async function listenOn(context: CommandContext, port: number): Promise<WebHost> {
  const { log } = context;
  try {
    return await startWebHost({ core: context.core(), log, rendererDir, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') throw usage(`--port: ${port} is used by another program`, 'port');
    if (code === 'EACCES') throw usage(`--port: ${port} may not be used`, 'port');
    throw error;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

/** Prints the address as a line of its own, and closes cleanly when it is told to stop. */
export async function serve(
  context: CommandContext,
  options: { port?: string; open: boolean },
): Promise<null> {
  const port = portOf(options.port);
  const { io } = context;
  ensureUi((line) => {
    io.err(`${line}\n`);
  });
  const stop = stopSignal();
  const host = await listenOn(context, port);
  io.err('Cofactor is running, for this computer only. Ctrl+C ends it. The address works once:\n');
  const { startUrl } = host;
  await io.out(
    context.json ? `${JSON.stringify({ url: startUrl, port: host.port })}\n` : `${startUrl}\n`,
  );
  if (options.open) openBrowser(startUrl);
  await stop;
  await host.close();
  return null;
}
