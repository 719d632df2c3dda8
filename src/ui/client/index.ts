import type { Client } from './client.ts';
import { electronClient } from './electronClient.ts';
import { httpClient } from './httpClient.ts';

/** The client of this window: the desktop bridge where the preload script put one, else the loopback host. */
export const client: Client =
  window.cofactor === undefined ? httpClient() : electronClient(window.cofactor);
