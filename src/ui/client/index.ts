import type { Client } from './client.ts';
import { createCommandBus } from './commandBus.ts';
import { electronClient } from './electronClient.ts';
import { httpClient } from './httpClient.ts';
import { changesData, KeptAnswers } from './kept.ts';

const host = window.cofactor === undefined ? httpClient() : electronClient(window.cofactor);
const bus = createCommandBus();
host.host.onMenu(bus.send);

/** What this window was answered last; whatever it saves makes it forget. */
export const keptAnswers = new KeptAnswers();

const call: Client['call'] = async (name, input) => {
  if (!changesData(name)) return host.call(name, input);
  keptAnswers.forgetAfter(name);
  const answer = await host.call(name, input);
  keptAnswers.forgetAfter(name);
  return answer;
};

/** The client of this window: the desktop bridge where the preload script put one, else the loopback host. */
export const client: Client = { call, host: { ...host.host, onMenu: bus.on } };

/** Sends a command as the menu of the desktop window does; a browser has no menu of ours, but the same commands. */
export const sendCommand: (command: string) => void = bus.send;
