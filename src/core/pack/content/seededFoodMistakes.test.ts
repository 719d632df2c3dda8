/** Mistakes in what was reviewed about foods, and in the doses at which an effect between substances was seen. */
import { describe, expect, it } from 'vitest';
import { copyContent, realContent, type Mistake } from '../contentFixture.ts';
import { dietBases, dietBasisNames } from './dietBases.ts';
import { loadContent } from './loadContent.ts';
import { reportsEach } from './testing/reportsEach.ts';

const mistakes: readonly Mistake[] = [
  {
    what: 'a second ordinary portion',
    file: 'portions.csv',
    find: /(?<=^hazelnuts-raw,10 nuts,14,)false/m,
    replace: 'true',
    mark: 'hazelnuts-raw,1 oz (21 kernels),28.35,true',
    message: 'a second ordinary portion for "hazelnuts-raw"',
    fix: 'Leave "true" on the one',
  },
  {
    what: 'an ordinary portion that is neither true nor false',
    file: 'portions.csv',
    find: /(?<=^cashews-raw,1 oz,28\.35,)true/m,
    replace: 'yes',
    message: 'field "ordinary" has the wrong type: "yes"',
  },
  {
    what: 'diets of a food that is not there',
    file: 'food-diets.csv',
    find: 'food,basis,vegetarian,vegan,lactoseFree\n',
    replace: 'food,basis,vegetarian,vegan,lactoseFree\nalmonds,plant,true,true,true\n',
    mark: 'almonds,plant',
    message: 'unknown food "almonds"',
  },
  {
    what: 'diets of a food twice',
    file: 'food-diets.csv',
    find: /^pecans-raw,.*\n/m,
    replace: 'pecans-raw,plant,true,true,true\npecans-raw,plant,true,true,true\n',
    mark: 'pecans-raw,plant,true,true,true\npine-nuts',
    message: 'a second row for "pecans-raw"',
  },
  {
    what: 'a basis that does not exist',
    file: 'food-diets.csv',
    find: /^gelatine-powder,gelatine/m,
    replace: 'gelatine-powder,bones',
    message: 'field "basis": "bones" is not one of the allowed words',
    fix: 'Use one of: plant, ',
  },
  {
    what: 'a field that its basis does not carry',
    file: 'food-diets.csv',
    find: /^cheese-gouda,cheese-ripened,,false,$/m,
    replace: 'cheese-gouda,cheese-ripened,true,false,',
    message: '"cheese-ripened" means vegetarian empty, the row says true',
  },
  {
    what: 'a diet that is settled, left empty',
    file: 'food-diets.csv',
    find: /^lard,meat,false,false,true$/m,
    replace: 'lard,meat,,false,true',
    message: '"meat" means vegetarian false, the row says empty',
  },
  {
    what: 'vegan without being vegetarian',
    file: 'food-diets.csv',
    find: /^honey,honey,true,false,true$/m,
    replace: 'honey,honey,false,true,true',
    message: 'vegan, but not vegetarian and free of lactose',
  },
  {
    what: 'vegan with lactose',
    file: 'food-diets.csv',
    find: /^olive-oil,plant,true,true,true$/m,
    replace: 'olive-oil,plant,true,true,false',
    message: 'vegan, but not vegetarian and free of lactose',
  },
  {
    what: 'a plant with retinol',
    file: 'food-diets.csv',
    find: /^rice-drink-unsweetened,.*$/m,
    replace: 'rice-drink-unsweetened,plant,true,true,true',
    // The table gives 63 mcg of retinol for the drink: something was added.
    message: '"plant", but the food has 63 mcg of retinol',
  },
  {
    what: 'a link from a food that is not there',
    file: 'food-substances.csv',
    find: /^soy-sauce,soy$/m,
    replace: 'soya-sauce,soy',
    message: 'unknown food "soya-sauce"',
  },
  {
    what: 'a link to a substance that is not there',
    file: 'food-substances.csv',
    find: /^natto,soy$/m,
    replace: 'natto,soya',
    message: 'unknown substance "soya"',
  },
  {
    what: 'a link to a substance without interaction records',
    file: 'food-substances.csv',
    find: /^tempeh,soy$/m,
    replace: 'tempeh,taurine',
    message: '"taurine" has no interaction record',
  },
  {
    what: 'a food linked twice',
    file: 'food-substances.csv',
    find: /^grapefruit-juice,grapefruit$/m,
    replace: 'grapefruit-raw,grapefruit',
    message: 'a second row for "grapefruit-raw"',
  },
  {
    what: 'a dose that the record does not tell',
    file: 'interactions/calcium.yaml',
    find: /(?<=of: calcium\n {8}amount: )500/,
    replace: '300',
    message: '300 mg is not in the text of the record, and "about" shows no arithmetic',
  },
  {
    what: 'a dose of a substance that the record is not about',
    file: 'interactions/zinc.yaml',
    find: /(?<=dosesSeen:\n {6}- of: )zinc(?=\n {8}amount: 142)/,
    replace: 'iron',
    message: 'a dose of iron, but the record is about zinc and magnesium',
  },
  {
    what: 'arithmetic that does not add up',
    file: 'interactions/zinc.yaml',
    find: /amount: 100(?=\n {8}unit: mg\n {8}per: day\n {8}about: >-\n {10}50 mg × 2 = 100 mg)/,
    replace: 'amount: 150',
    message: 'the arithmetic in "about" does not give 150 mg',
  },
  {
    what: 'a unit that does not fit the substance',
    file: 'interactions/vitamin-e.yaml',
    find: /(?<=amount: 1000\n {8}unit: )IU/,
    replace: 'CFU',
    message: '"CFU" does not fit vitamin-e',
    fix: 'IU',
  },
  {
    what: 'doses in a record with a medicine',
    file: 'interactions/kava.yaml',
    find: /^ {4}(?=evidence:)/m,
    replace: '    dosesSeen: []\n    ',
    message: 'unknown field "dosesSeen"',
  },
];

describe('mistakes about foods and doses', () => {
  reportsEach(mistakes);
});

describe('a food without diets', () => {
  it('is reported at its row of the food table', () => {
    const copy = copyContent();
    try {
      copy.edit('food-diets.csv', /^pesto,.*\n/m, '');
      const line = copy.edit('foods.csv', /^pesto,/m, 'pesto,');
      expect(loadContent(copy.dir).problems).toEqual([
        {
          file: 'foods.csv',
          line,
          path: 'id',
          message: 'no diets for "pesto"',
          fix: 'Add a row to food-diets.csv.',
        },
      ]);
    } finally {
      copy.remove();
    }
  });
});

describe('the bases of diets', () => {
  it.each(dietBasisNames)('%s: what is vegan is vegetarian and free of lactose', (name) => {
    const { vegetarian, vegan, lactoseFree } = dietBases[name];
    if (vegan === true) expect([vegetarian, lactoseFree]).toEqual([true, true]);
    // What is not vegetarian is not vegan.
    if (vegetarian === false) expect(vegan).toBe(false);
  });
  it('are all in use', () => {
    const { content } = loadContent(realContent);
    const used = new Set(content.foodDiets.map(({ record }) => record.basis));
    expect(dietBasisNames.filter((name) => !used.has(name))).toEqual([]);
  });
});
