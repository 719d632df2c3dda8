import { client } from '../client/index.ts';

/** What this window runs on, for the names of keys and for the keys a browser keeps for itself. */
export const platform = {
  mac: navigator.userAgent.includes('Mac OS'),
  desktop: client.host.kind === 'desktop',
};
