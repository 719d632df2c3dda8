/**
 * Sentences of real claims, written by hand from the state, certainty, size and statement of the claim. They change only
 * when a claim or the wording changes on purpose.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestReference, type TestReference } from '../testing/reference.ts';

let reference: TestReference;
beforeAll(() => {
  reference = openTestReference();
});
afterAll(() => {
  reference.close();
});

it.each([
  [
    'magnesium-ms-relapse',
    'The evidence is very uncertain about the effect of magnesium on the number of relapses in people with multiple sclerosis.',
  ],
  [
    'magnesium-ms-disability',
    'No studies of the effect of magnesium on disability and the progression of the disease in people with multiple sclerosis were found.',
  ],
  [
    'magnesium-ms-risk-intake',
    'There may be little or no link between intake of magnesium and the risk of developing MS.',
  ],
  [
    'magnesium-ms-risk-genetic',
    'The evidence is very uncertain about a link between genetically predicted blood levels of magnesium and the risk of developing MS.',
  ],
  [
    'magnesium-ms-cramps',
    'Magnesium may make little or no difference to muscle cramps. This is borrowed from studies of others: adults with idiopathic cramps, mostly older.',
  ],
  [
    'magnesium-ms-serum-level',
    'The evidence is very uncertain about a link between blood levels of magnesium and having MS.',
  ],
  [
    'magnesium-ms-blood-brain-barrier',
    'No studies of the effect of magnesium on the tightness of the blood–brain barrier in people with multiple sclerosis were found.',
  ],
  [
    'magnesium-nocturnal-leg-cramps',
    'Magnesium probably makes little or no difference to the number of cramps in people with night-time leg cramps.',
  ],
  ['magnesium-depression', 'Magnesium may lower depressive symptoms in people with depression.'],
  [
    'magnesium-migraine-prevention',
    'Magnesium may lower the number of attacks in people with migraine.',
  ],
  [
    'magnesium-blood-pressure',
    'Magnesium may lower blood pressure (systolic and diastolic) slightly in people with high blood pressure.',
  ],
  [
    'magnesium-pre-eclampsia-iv',
    'Injected magnesium sulphate lowers the risk of eclampsia (seizures) by a large amount in people with pre-eclampsia.',
  ],
  [
    'vitamin-d-ms-risk',
    'Higher blood levels of vitamin D are probably linked with a lower risk of developing MS.',
  ],
  [
    'vitamin-d-ms-relapse',
    'Study results disagree about the effect of vitamin D on the number of relapses in people with multiple sclerosis.',
  ],
  [
    'vitamin-d-ms-disability',
    'Vitamin D may make little or no difference to disability (EDSS score) in people with multiple sclerosis.',
  ],
  [
    'vitamin-d-ms-prevention',
    'The evidence is very uncertain about a link between taking vitamin D and the risk of developing MS.',
  ],
  [
    'vitamin-d-ms-toxicity',
    'Vitamin D probably raises the risk of vitamin D poisoning at very high doses in people with multiple sclerosis.',
  ],
  [
    'biotin-ms-disability',
    'High-dose biotin probably makes little or no difference to disability in progressive MS.',
  ],
  [
    'biotin-ms-relapse',
    'The evidence is very uncertain about the effect of high-dose biotin on the number of relapses in people with multiple sclerosis.',
  ],
  [
    'biotin-ms-lab-interference',
    'Biotin raises the risk of false laboratory results at high intakes in people with multiple sclerosis.',
  ],
  [
    'lipoic-acid-ms-brain-atrophy',
    'Study results disagree about the effect of alpha-lipoic acid on whole-brain shrinkage on MRI scans in people with multiple sclerosis.',
  ],
  [
    'melatonin-ms-sleep',
    'Melatonin may raise measured total sleep time slightly in people with multiple sclerosis.',
  ],
  [
    'ginkgo-ms-cognition',
    'Ginkgo biloba probably makes little or no difference to thinking skills (cognition) in people with multiple sclerosis.',
  ],
  [
    'cannabinoids-ms-spasticity',
    'Prescribed cannabis medicine probably lowers self-rated spasticity slightly in people with multiple sclerosis.',
  ],
  [
    'cbd-ms-spasticity',
    'Cannabidiol (CBD) alone may make little or no difference to spasticity and nerve pain in people with multiple sclerosis.',
  ],
  [
    'omega-3-atrial-fibrillation',
    'Marine omega-3 in capsules probably raises the risk of atrial fibrillation (an irregular heartbeat) slightly. This is borrowed from studies of others: adults in cardiovascular outcome trials, mean age 65.',
  ],
  [
    'iron-gut-harm',
    'Iron as ferrous sulfate raises the risk of stomach and bowel side effects. This is borrowed from studies of others: adults taking ferrous sulfate.',
  ],
  [
    'egcg-liver-harm',
    'EGCG (green tea catechin) in supplements probably raises the risk of liver injury in people with multiple sclerosis.',
  ],
  [
    'vitamin-b12-deficiency-nerve-damage',
    'Vitamin B12 probably lowers the severity of nerve damage from vitamin B12 deficiency.',
  ],
  [
    'copper-deficiency-myelopathy',
    'Copper may lower the severity of spinal cord disease from copper deficiency.',
  ],
  [
    'multivitamin-ms-risk',
    'Study results disagree about a link between taking a multivitamin and the risk of developing MS.',
  ],
  [
    'sodium-ms-risk',
    'There may be little or no link between intake of sodium and the risk of developing MS.',
  ],
])('%s', (id, text) => {
  expect(reference.evidence.claim(id)?.sentence).toBe(text);
});
