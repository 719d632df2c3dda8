import { expect, it } from 'vitest';
import { contentSecurityPolicy as desktop } from '../../electron/appProtocol.ts';
import { contentSecurityPolicy as web } from '../../src/hosts/web/headers.ts';

it('the desktop and the web host give the page the same content policy', () => {
  expect(desktop).toBe(web);
});
