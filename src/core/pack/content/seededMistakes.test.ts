/** Every mistake that people can make in the content is reported at its file and line, with what to do. */
import { describe, expect, it } from 'vitest';
import { copyContent, realContent, type Mistake } from '../contentFixture.ts';
import { loadContent } from './loadContent.ts';
import { reportsEach } from './testing/reportsEach.ts';

/** Made in one copy: none moves the line of an earlier one in the same file. */
const mistakes: readonly Mistake[] = [
  {
    what: 'an unknown source, with a suggestion',
    file: 'substances/calcium.yaml',
    find: '[ nasem-2019 ]',
    replace: '[ nasem-2018 ]',
    message: 'unknown source "nasem-2018"',
    fix: 'Did you mean "nasem-2019"?',
  },
  {
    what: 'an unknown condition of a caution',
    file: 'substances/potassium.yaml',
    find: /condition: chronic-kidney-disease/,
    replace: 'condition: chronic-kidney-disaese',
    message: 'unknown condition "chronic-kidney-disaese"',
    fix: 'chronic-kidney-disease',
  },
  {
    what: 'an unknown medication class',
    file: 'interactions/iron.yaml',
    find: 'target: { class: antacids }',
    replace: 'target: { class: antacid }',
    message: 'unknown medication class "antacid"',
    fix: 'antacids',
  },
  {
    what: 'an unknown class of a medication in a table',
    file: 'medications.csv',
    find: /^interferon-beta-1a,.*$/m,
    replace: 'interferon-beta-1a,Interferon beta-1a,Avonex | Rebif,interferons-alpha,L03AB07,true,',
    message: 'unknown medication class "interferons-alpha"',
  },
  {
    what: 'an unknown substance of an intake reference',
    file: 'intakes/nasem.csv',
    find: /^vitamin-a,child-1-3,RDA/m,
    replace: 'vitamin-aa,child-1-3,RDA',
    message: 'unknown substance "vitamin-aa"',
  },
  {
    what: 'a life stage of the other authority',
    file: 'intakes/efsa.csv',
    find: /^magnesium,efsa-male-adult,AI/m,
    replace: 'magnesium,male-19-30,AI',
    message: 'life stage "male-19-30" belongs to NASEM, not to EFSA',
  },
  {
    what: 'no amount and no reason',
    file: 'intakes/nasem.csv',
    find: /^zinc,male-31-50,RDA,11,/m,
    replace: 'zinc,male-31-50,RDA,,',
    message: 'no amount and no reason',
  },
  {
    what: 'a requirement above the recommendation',
    file: 'intakes/nasem.csv',
    find: /^magnesium,male-31-50,EAR,350,/m,
    replace: 'magnesium,male-31-50,EAR,450,',
    message: 'EAR 450 is not below RDA 420',
  },
  {
    what: 'a unit that does not exist',
    file: 'intakes/nasem.csv',
    find: /^copper,male-31-50,RDA,(\d+),,mcg/m,
    replace: 'copper,male-31-50,RDA,900,,ug',
    message: 'field "unit": "ug" is not one of the allowed words',
    fix: 'mcg',
  },
  {
    what: 'a number that is no number',
    file: 'portions.csv',
    find: 'almonds-raw,1 almond,1.2',
    replace: 'almonds-raw,1 almond,1.2 g',
    message: 'field "grams" has the wrong type: "1.2 g"',
  },
  {
    what: 'a portion of no food',
    file: 'portions.csv',
    find: /^almond-butter-unsalted,/m,
    replace: 'almond-butter,',
    message: 'unknown food "almond-butter"',
  },
  {
    what: 'a duplicate DOI',
    file: 'sources.json',
    find: /"DOI": "10\.17226\/6015"/,
    replace: '"DOI": "10.17226/5776"',
    message: 'DOI "10.17226/5776" is already at sources.json:',
  },
  {
    what: 'a malformed PMID',
    file: 'sources.json',
    find: '"PMID": "23115811"',
    replace: '"PMID": "PMID 23115811"',
    message: 'PMID "PMID 23115811" is malformed',
  },
  {
    what: 'a source without a page that verifies it',
    file: 'sources.json',
    find: /"verifiedFrom": \["https:\/\/222health[^\]]*\]/,
    replace: '"verifiedFrom": []',
    message: 'field "verifiedFrom" is empty',
  },
  {
    what: 'a claim without a study',
    file: 'substances/calcium.yaml',
    find: /(?<=id: calcium-ms-bone\n[\s\S]*?)studies:\n(?: {6,}.*\n)+/,
    replace: 'studies: []\n',
    message: 'needs at least one study',
  },
  {
    what: 'a field with a wrong name',
    file: 'substances/copper.yaml',
    find: 'certaintyReason:',
    replace: 'certaintyReasons:',
    message: 'unknown field "certaintyReasons"',
  },
  {
    what: 'a word that is not in the list',
    file: 'substances/biotin.yaml',
    find: 'certainty: very-low',
    replace: 'certainty: verylow',
    message: 'field "certainty": "verylow" is not one of the allowed words',
    fix: 'high, moderate, low, very-low',
  },
  {
    what: 'an elemental fraction that does not follow from the formula',
    file: 'substances/magnesium.yaml',
    find: 'elementalFraction: 0.603',
    replace: 'elementalFraction: 0.63',
    // 24.305 / (24.305 + 15.999) = 0.6030
    message: 'elementalFraction 0.63 differs from 0.6030 (Mg in MgO)',
  },
  {
    what: 'a formula that cannot be read',
    file: 'substances/zinc.yaml',
    find: 'formula: C12H10O14Zn3',
    replace: 'formula: C12H10O14Zn3)',
    message: 'the formula "C12H10O14Zn3)" cannot be read',
  },
  {
    what: 'an estimate outside its interval',
    file: 'substances/vitamin-d.yaml',
    find: /value: 0\.06\n( +)low: -0\.31\n +high: 0\.42/,
    replace: 'value: 0.06\n            low: 0.42\n            high: 0.42',
    message: 'the estimate 0.06 lies outside its interval 0.42 to 0.42',
  },
  {
    what: 'a state that its certainty does not carry',
    file: 'substances/caffeine.yaml',
    find: 'state: very-uncertain',
    replace: 'state: benefit',
    message: 'very low certainty cannot have the state "benefit"',
  },
  {
    what: 'prose that is stronger than its certainty',
    file: 'substances/creatine.yaml',
    find: /statement: >-\n/,
    replace: 'statement: >-\n      Creatine definitely improves strength.\n',
    message: '"definitely" is stronger than very low certainty',
  },
  {
    what: 'a circle of partOf',
    file: 'substances/ginseng.yaml',
    find: /^kind: .*$/m,
    replace: 'kind: botanical\npartOf: american-ginseng',
    mark: 'partOf:',
    message: 'partOf runs in a circle',
  },
  {
    what: 'a column that the food table does not have',
    file: 'substances/phosphorus.yaml',
    find: 'columns: [ phosphorus_mg ]',
    replace: 'columns: [ phosphor_mg ]',
    message: 'foods.csv has no column "phosphor_mg"',
  },
  {
    what: 'a food column without a unit of the substance',
    file: 'substances/manganese.yaml',
    find: /^unit: mg\n/m,
    replace: '',
    mark: 'foodColumn:',
    message: 'a food column, but the substance has no unit',
  },
  {
    what: 'hours that the order forbids',
    file: 'interactions/iron.yaml',
    find: 'separation: { beforeHours: 2, order: medicine-first }',
    replace: 'separation: { afterHours: 2, order: medicine-first }',
    message: 'order "medicine-first" does not fit the hours',
  },
  {
    what: 'hours that the text does not have',
    file: 'interactions/magnesium.yaml',
    find: 'separation: { beforeHours: 2, afterHours: 2, order: either }',
    replace: 'separation: { beforeHours: 7, afterHours: 7, order: either }',
    message: '7 hours are not in the management text',
  },
  {
    what: 'an action that does not fit the severity',
    file: 'interactions/calcium.yaml',
    find: /action: minimise-risk\n( +)severity: moderate/,
    replace: 'action: minimise-risk\n    severity: contraindicated',
    message: 'action "minimise-risk" does not fit severity "contraindicated"',
  },
  {
    what: 'management that reads as advice',
    file: 'interactions/zinc.yaml',
    find: /management: /,
    replace: 'management: You should take zinc at night. ',
    message: '"You should" reads as advice',
  },
  {
    what: 'the same name for two substances',
    file: 'substances/selenium.yaml',
    find: 'synonyms: [',
    replace: 'synonyms: [ magnesia salts,',
    message: 'the name "magnesia salts" is already at substances/magnesium.yaml:',
    fix: 'ambiguous-names.yaml',
  },
  {
    what: 'a claim id that is taken',
    file: 'substances/zinc.yaml',
    find: /(?<=claims:\n {2}- )id: .*/,
    replace: 'id: magnesium-ms-relapse',
    message: 'claim id "magnesium-ms-relapse" is already at substances/magnesium.yaml:',
  },
  {
    what: 'a file whose name differs from the id',
    file: 'substances/water.yaml',
    find: 'id: water',
    replace: 'id: waters',
    message: 'the id "waters" differs from the name of the file',
  },
  {
    what: 'a negative amount in a food',
    file: 'foods.csv',
    find: 'almonds-dry-roasted-unsalted,"Almonds, dry roasted, unsalted",Nuts and seeds,12063,170158,598,2.41,',
    replace:
      'almonds-dry-roasted-unsalted,"Almonds, dry roasted, unsalted",Nuts and seeds,12063,170158,598,-2.41,',
    message: 'must not be negative',
  },
  {
    what: 'a conversion that does not follow from the atomic mass',
    file: 'conversions.csv',
    find: /^magnesium-mmol-mg,.*$/m,
    replace:
      'magnesium-mmol-mg,magnesium,mmol,as Mg,mg,,24.5,mg = mmol x 24.305,Mg,24.305,,,ciaaw-2021-atomic-weights,true,official-page,',
    message: 'the factor 24.5 does not follow from the atomic mass',
  },
  {
    what: 'an item that was left out without what is missing',
    file: 'left-out.yaml',
    find: /^- topic: /m,
    replace: '- theme: ',
    message: 'field "topic" is missing',
  },
];

describe('the content as it is', () => {
  it('has no problem', () => {
    expect(loadContent(realContent).problems).toEqual([]);
  });
});

describe('mistakes in one value', () => {
  reportsEach(mistakes);
});

/** Mistakes that make a whole file unreadable: each in a copy of its own. */
const structural: readonly Mistake[] = [
  {
    what: 'broken indentation',
    file: 'conditions.yaml',
    find: '  name: Acute asthma attack',
    replace: ' name: Acute asthma attack',
    message: 'not valid YAML',
  },
  {
    what: 'a key written twice',
    file: 'substances/iron.yaml',
    find: 'kind: mineral',
    replace: 'kind: mineral\nkind: vitamin',
    mark: 'kind: vitamin',
    message: 'not valid YAML',
  },
  {
    what: 'a comma too few in JSON',
    file: 'sources.json',
    find: '"type": "webpage",',
    replace: '"type": "webpage"',
    mark: '"title"',
    message: 'not valid JSON',
  },
  {
    what: 'a missing column',
    file: 'life-stages.csv',
    find: 'minAgeMonths',
    replace: 'minAge',
    message: 'column "minAgeMonths" is missing',
  },
  {
    what: 'a row with a cell too many',
    file: 'daily-values.csv',
    find: /^calcium,.*$/m,
    replace:
      'calcium,adults-and-children-4-plus,1300,mg,,RDI,fda-2023-daily-values,true,faithful-copy,,,,',
    message: 'the row has 13 cells, the table 11 columns',
  },
  {
    what: 'an open quote in a table',
    file: 'medication-classes.csv',
    find: /^fumarates,/m,
    replace: 'fumarates"x,',
    message: 'not a valid table',
  },
];

describe('mistakes in the structure of a file', () => {
  it.each(structural.map((mistake) => [mistake.what, mistake] as const))('%s', (_, mistake) => {
    const copy = copyContent();
    try {
      const line = copy.edit(mistake.file, mistake.find, mistake.replace, mistake.mark);
      const found = loadContent(copy.dir).problems.filter(
        ({ file, message }) => file === mistake.file && message.includes(mistake.message),
      );
      expect(found.map((problem) => problem.line)).toContain(line);
    } finally {
      copy.remove();
    }
  });
});

describe('one fault', () => {
  const reports = (file: string, find: string, replace: string): string[] => {
    const copy = copyContent();
    try {
      copy.edit(file, find, replace);
      return loadContent(copy.dir).problems.map((problem) => `${problem.file}: ${problem.message}`);
    } finally {
      copy.remove();
    }
  };

  it('in a record that many others name is reported once', () => {
    expect(reports('substances/zinc.yaml', 'kind: mineral', 'kind: metal')).toEqual([
      'substances/zinc.yaml: field "kind": "metal" is not one of the allowed words',
    ]);
  });

  it('that makes a table unreadable is reported once', () => {
    expect(reports('life-stages.csv', 'minAgeMonths', 'minAge')).toEqual([
      'life-stages.csv: column "minAgeMonths" is missing',
      'life-stages.csv: unknown column "minAge"',
    ]);
  });

  it('in the id of a source is reported where it is cited and where it stands', () => {
    const found = reports('sources.json', '"id": "usda-2024-fdc-foundation"', '"id": "usda-2024"');
    expect(found).toContain('foods.csv: unknown source "usda-2024-fdc-foundation"');
    expect(found).toContain('sources.json: source "usda-2024" is not used by any record');
    // The six foods of that release, and the source itself.
    expect(found).toHaveLength(7);
  });
});
