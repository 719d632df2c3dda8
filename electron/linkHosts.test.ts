import { expect, it } from 'vitest';
import type { Envelope } from '../src/contract/errors.ts';
import { createLinkHosts } from './linkHosts.ts';

const reference = {
  title: 'Cofactor reference',
  edition: '2026.11',
  contentDate: '2026-11-22',
  licence: 'CC-BY-4.0',
  counts: {},
  terms: {},
  linkHosts: ['doi.org'],
};

it('asks the core once it could answer, and allows nothing before', async () => {
  const names: string[] = [];
  const answers: Envelope<unknown>[] = [
    { ok: false, error: { code: 'internal', message: 'no' } },
    { ok: true, value: reference },
  ];
  const hosts = createLinkHosts({
    call: (name) => {
      names.push(name);
      const answer = answers.shift();
      return answer === undefined
        ? Promise.reject(new Error('asked again'))
        : Promise.resolve(answer);
    },
  });
  expect(await hosts()).toEqual([]);
  expect(await hosts()).toEqual(['doi.org']);
  expect(await hosts()).toEqual(['doi.org']);
  expect(names).toEqual(['reference', 'reference']);
});
