import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SourceRecord } from '../../contract/records.ts';
import golden from './goldenSources.json' with { type: 'json' };
import { formatVancouver, linksOf, shortCitation } from './service.ts';

const sources = new Map(golden.map((json) => [json.id, v.parse(SourceRecord, json)]));
function source(id: string): SourceRecord {
  const found = sources.get(id);
  if (found === undefined) throw new Error(`no golden source ${id}`);
  return found;
}
function made(fields: Record<string, unknown>): SourceRecord {
  return v.parse(SourceRecord, {
    id: 'made',
    type: 'article-journal',
    title: 'A title',
    custom: { verifiedFrom: ['https://example.org/'], verifiedOn: '2026-11-22' },
    ...fields,
  });
}

// Written by hand from the records, after the NLM rules for references (Citing Medicine).
const printed: Record<string, string> = {
  'nasem-2019':
    'National Academies of Sciences, Engineering, and Medicine. Dietary Reference Intakes for Sodium and Potassium. Washington, DC: National Academies Press; 2019. doi:10.17226/25353.',
  'adelaide-2011-vink':
    'University of Adelaide Press. Magnesium transport across the blood-brain barriers. In: Vink R, Nechifor M, editors. Magnesium in the Central Nervous System [Internet]. University of Adelaide Press; 2011. Available from: https://ncbi.nlm.nih.gov/books/NBK507259',
  'livertox-2020-vitamin-a':
    'National Institute of Diabetes and Digestive and Kidney Diseases. Vitamin A. In: LiverTox: Clinical and Research Information on Drug-Induced Liver Injury [Internet]. 2020 Nov 4 [cited 2026 Nov 22]. Available from: https://ncbi.nlm.nih.gov/books/NBK548165',
  'draper-undated':
    'Draper J, Fialkowski Revilla MK, Titchenal A. Molybdenum. In: Human Nutrition, 2nd edition [Internet]. [date unknown]. Available from: https://pressbooks.oer.hawaii.edu/humannutrition2e22/chapter/11-molybdenum/',
  'usda-2024-fdc-foundation':
    'US Department of Agriculture, Agricultural Research Service. FoodData Central, Foundation Foods, release of 31 October 2024 [dataset on the Internet]. 2024 Oct 31. Available from: https://fdc.nal.usda.gov',
  'ain-shams-2017-nct02510222':
    'Ain Shams University. Magnesium Therapy in Children With Cerebral Palsy (NCT02510222) [dataset on the Internet]. ClinicalTrials.gov; 2017. Available from: https://clinicaltrials.gov/ct2/show/NCT02510222',
  'efsa-2017-drv-summary':
    'European Food Safety Authority (EFSA). Dietary Reference Values for nutrients: Summary report. EFSA Supporting Publications; 2017. No.: e15121. doi:10.2903/sp.efsa.2017.e15121.',
  'efsa-2010-fats':
    'EFSA Panel on Dietetic Products, Nutrition and Allergies (NDA). Scientific Opinion on Dietary Reference Values for fats, including saturated fatty acids, polyunsaturated fatty acids, monounsaturated fatty acids, trans fatty acids, and cholesterol. EFSA Journal. 2010;8(3):1461. doi:10.2903/j.efsa.2010.1461.',
  'efsa-2023-vitamin-b6-ul':
    'EFSA Panel on Nutrition, Novel Foods and Food Allergens (NDA); Turck D. Scientific opinion on the tolerable upper intake level for vitamin B6. EFSA Journal. 2023;21(5):8006. doi:10.2903/j.efsa.2023.8006. PMID: 37207271. PMCID: PMC10189633.',
  'patsakos-2019':
    'Patsakos EM, Mirkowski M, Bruno T, Craven BC. Bone Health. Multiple Sclerosis Best Evidence-Based Strategies and Treatment/Therapies for Rehabilitation, version 1.0 [Internet]. 2019. p. 1-16. Available from: https://www.kite-uhn.com/msbest/modules/bone-health',
  'undated-omega-3-prescription-products':
    'A comparative overview of prescription omega-3 fatty acid products: statement on bleeding concerns and drug interactions. [date unknown]. PMCID: PMC4671468.',
  'acnr-undated-b12':
    'ACNR – Advances in Clinical Neuroscience and Rehabilitation. Vitamin B12 deficiency (review with case series of subacute combined degeneration) [Internet]. [date unknown] [cited 2026 Nov 22]. Available from: https://acnr.co.uk/articles/vitamin-b12-deficiency',
  'adam-2007-iodine':
    'A.D.A.M., as published by Lima Memorial Health System. Possible Interactions with: Iodine [Internet]. 2007 May 14. Available from: https://www.limamemorial.org/health-library/Complementary%20and%20Alternative%20Medicine/33/000963',
  'de-vincentis-undated':
    'De Vincentis S, Russo A, Milazzo M, et al. How Much Vitamin D is Too Much? A Case Report and Review of the Literature [Internet]. [date unknown];21(9). Available from: https://benthamscience.com/article/110529',
  'ascherio-2014':
    'Ascherio A, Munger KL, White R, et al. Vitamin D as an Early Predictor of Multiple Sclerosis Activity and Progression. JAMA Neurology. 2014;71(3):306-14. doi:10.1001/jamaneurol.2013.5993.',
  'dickinson-2006':
    'Dickinson HO, Nicolson D, Campbell F, Cook JV, Beyer FR, Ford GA, et al. Magnesium supplementation for the management of primary hypertension in adults. Cochrane Database of Systematic Reviews. 2006;(3):CD004640. doi:10.1002/14651858.CD004640.pub2. PMID: 16856052.',
  'alimonti-2007':
    "Alimonti A, Ristori G, Giubilei F, Stazi MA, Pino A, Visconti A, et al. Serum chemical elements and oxidative status in Alzheimer's disease, Parkinson disease and multiple sclerosis [Internet]. 2007;(3):450-6. Available from: https://moh-it.elsevierpure.com/en/publications/serum-chemical-elements-and-oxidative-status-in-alzheimers-diseas",
  'apotex-2017-nicotinic-acid':
    'Apotex NZ Ltd. Apo-Nicotinic acid: contraindications, precautions and interactions [Internet]. 2017. Available from: https://rxreasoner.com/monographs/apo-nicotinic/precautions',
  'arch-psychiatr-nervenkr-1982-biotin':
    '[Reduction of biotin level as a possible factor in the mode of action of anticonvulsants]. Archiv für Psychiatrie und Nervenkrankheiten. 1982;231(2):141-8. doi:10.1007/BF00343835. PMID: 7065861.',
  'bailey-2012':
    'Bailey DG, Dresser G, Arnold JM. Grapefruit-medication interactions: Forbidden fruit or avoidable consequences? CMAJ. 2012 Nov 26. PMCID: PMC3589309.',
  'bellmann-strobl-2021':
    'Bellmann-Strobl J, Paul F, Wuerfel J, Dörr J, Infante-Duarte C, Heidrich E, et al. Epigallocatechin Gallate in Relapsing-Remitting Multiple Sclerosis: A Randomized, Placebo-Controlled Trial. 2021. PMID: 33762428.',
  'cree-2020':
    'Cree BA, Cutter G, Wolinsky JS, Freedman MS, Comi G, Giovannoni G, et al. Safety and efficacy of MD1003 (high-dose biotin) in patients with progressive multiple sclerosis (SPI2): a randomised, double-blind, placebo-controlled, phase 3 trial. The Lancet Neurology. 2020;19(12):988-97. doi:10.1016/S1474-4422(20)30347-1. PMID: 33222767.',
  'polk-1989':
    'Polk RE, et al. Drug-drug interactions with ciprofloxacin and other fluoroquinolones. The American Journal of Medicine. 1989;87(5A):76S-81S. doi:10.1016/0002-9343(89)90028-4. PMID: 2686430.',
};

describe('formatVancouver', () => {
  it.each(Object.entries(printed))('%s', (id, expected) => {
    expect(formatVancouver(source(id))).toBe(expected);
  });

  it('lists exactly six authors without "et al."', () => {
    const author = ['A', 'B', 'C', 'D', 'E', 'F'].map((family) => ({ family, given: 'Z' }));
    expect(formatVancouver(made({ author, issued: { 'date-parts': [[2020]] } }))).toBe(
      'A Z, B Z, C Z, D Z, E Z, F Z. A title. 2020.',
    );
  });

  it('prints suffixes, hyphenated names and particles', () => {
    const author = [
      { family: 'Smith', given: 'John A', suffix: 'Jr' },
      { family: 'Müller', given: 'Anne-Mette' },
      { family: 'van Beethoven', given: 'Ludwig van' },
    ];
    expect(formatVancouver(made({ author }))).toBe(
      'Smith JA Jr, Müller AM, van Beethoven L. A title. [date unknown].',
    );
  });

  it('never prints "undefined", "null", a doubled full stop or an empty pair of brackets', () => {
    for (const record of sources.values()) {
      expect(formatVancouver(record)).not.toMatch(/undefined|null|\.\.|\(\)|\[\]| {2}| ,/u);
    }
  });
});

describe('shortCitation', () => {
  it.each([
    ['cree-2020', 'Cree et al. 2020'],
    ['ascherio-2014', 'Ascherio et al. 2014'],
    ['polk-1989', 'Polk et al. 1989'],
    ['nasem-2019', 'National Academies of Sciences, Engineering, and Medicine 2019'],
    ['acnr-undated-b12', 'ACNR – Advances in Clinical Neuroscience and Rehabilitation (undated)'],
    ['ajcn-1991-calcium-iron', 'Calcium supplementation: effect on iron absorption 1991'],
    [
      'efsa-2023-vitamin-b6-ul',
      'EFSA Panel on Nutrition, Novel Foods and Food Allergens (NDA) and Turck 2023',
    ],
  ])('%s', (id, expected) => {
    expect(shortCitation(source(id))).toBe(expected);
  });
});

describe('linksOf', () => {
  it('gives DOI, PubMed and PMC addresses in that order, then the recorded address', () => {
    expect(linksOf(source('efsa-2023-vitamin-b6-ul'))).toEqual([
      { label: 'doi:10.2903/j.efsa.2023.8006', url: 'https://doi.org/10.2903/j.efsa.2023.8006' },
      { label: 'PMID: 37207271', url: 'https://pubmed.ncbi.nlm.nih.gov/37207271/' },
      {
        label: 'PMCID: PMC10189633',
        url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10189633/',
      },
    ]);
    expect(linksOf(source('efsa-2010-fats')).map((link) => link.url)).toEqual([
      'https://doi.org/10.2903/j.efsa.2010.1461',
      'http://www.efsa.europa.eu/en/efsajournal/pub/1461',
    ]);
  });

  it('does not repeat an address that an identifier already leads to', () => {
    expect(linksOf(source('polk-1989')).map((link) => link.url)).toEqual([
      'https://doi.org/10.1016/0002-9343(89)90028-4',
      'https://pubmed.ncbi.nlm.nih.gov/2686430/',
    ]);
    expect(linksOf(source('bailey-2012'))).toHaveLength(1);
  });

  it('escapes what would end a DOI and refuses other schemes', () => {
    expect(linksOf(made({ DOI: '10.1/a<b>#c?d' }))[0]?.url).toBe(
      'https://doi.org/10.1/a%3Cb%3E%23c%3Fd',
    );
    expect(linksOf(made({ URL: 'javascript:alert(1)' }))).toEqual([]);
    expect(linksOf(made({}))).toEqual([]);
  });
});
