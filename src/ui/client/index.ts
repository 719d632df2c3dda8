import type { Client } from './client.ts';
import { createCommandBus } from './commandBus.ts';
import { electronClient } from './electronClient.ts';
import { httpClient } from './httpClient.ts';

const host = window.cofactor === undefined ? httpClient() : electronClient(window.cofactor);
const bus = createCommandBus();
host.host.onMenu(bus.send);

/** The client of this window: the desktop bridge where the preload script put one, else the loopback host. */
export const client: Client = { ...host, host: { ...host.host, onMenu: bus.on } };

/** Sends a command as the menu of the desktop window does; a browser has no menu of ours, but the same commands. */
export const sendCommand: (command: string) => void = bus.send;
