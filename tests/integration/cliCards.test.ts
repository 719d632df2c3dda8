/** Questions typed into `cofactor search`: the answer stands above the hits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareReference } from '../../src/hosts/checkout.ts';
import { memoryLog } from '../../src/hosts/testing/smallCore.ts';
import { runIn } from './support/cli.ts';

let folder: string;
beforeAll(() => {
  prepareReference(() => undefined, memoryLog().log);
  folder = mkdtempSync(join(tmpdir(), 'cofactor-cards-'));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function searched(question: string): Promise<string> {
  const { code, out } = await runIn(folder, ['search', question, '--limit', '1'], { columns: 100 });
  expect(code).toBe(0);
  return out.replaceAll(/\s+/gu, ' ');
}

// Figures as gathered: almonds and levothyroxine from the records, vitamin D 15 mcg (NASEM RDA), MgO holds 60.3 % magnesium.
test.each([
  ['is magnesium good for ms', ['Magnesium and multiple sclerosis', 'very uncertain']],
  ['magnesium and levothyroxine', ['Minimise risk: ', 'interaction/magnesium-levothyroxine']],
  ['magnesium with tecfidera', ['That is not a sign of safety.']],
  ['how much vitamin d do i need', ['NASEM RDA, Adults, 19 to 70 years: 15 mcg']],
  ['magnesium oxide or citrate', ['Magnesium oxide: absorption lower', '0.603']],
  ['side effects of niacin', ['Harms on record: Niacin', 'claim/niacin-ms-harm']],
  ['zinc vs iron for ms', ['Zinc: ', 'Iron: ']],
  ['foods high in magnesium', ['Foods with magnesium, in 100 g']],
])('%s', async (question, parts) => {
  const text = await searched(question);
  for (const part of parts) expect(text).toContain(part);
  expect(text).toContain('Talk to your doctor or pharmacist');
});

test('a bare name is no question', async () => {
  expect(await searched('magnesium')).not.toContain('Talk to your doctor');
});
