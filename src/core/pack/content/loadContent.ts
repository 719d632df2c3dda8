/** Reads the whole content folder and checks it: the one entry for builds and for `--check`. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { checkContent } from './checks/checkContent.ts';
import { loadFoods } from './loadFoods.ts';
import { loadInteractions } from './loadInteractions.ts';
import * as lists from './loadLists.ts';
import { loadSubstances } from './loadSubstances.ts';
import * as tables from './loadTables.ts';
import { Problems, type ContentProblem } from './problem.ts';
import type { Content } from './shapes.ts';

/** YAML files of one folder, sorted; paths relative to the content folder with forward slashes. */
function yamlFiles(contentDir: string, folder: string, problems: Problems): string[] {
  let names: string[];
  try {
    names = readdirSync(path.join(contentDir, folder)).toSorted();
  } catch {
    problems.add({ file: folder, line: 1, path: '' }, 'the folder is missing', 'Restore it.');
    return [];
  }
  return names.flatMap((name) => {
    if (name.endsWith('.yaml')) return [`${folder}/${name}`];
    problems.add(
      { file: `${folder}/${name}`, line: 1, path: '' },
      'only .yaml files belong here',
      'Rename or move the file.',
    );
    return [];
  });
}

/** Loads everything and returns it with all problems found; the content is complete only when there are none. */
export function loadContent(contentDir: string): { content: Content; problems: ContentProblem[] } {
  const problems = new Problems();
  const content: Content = {
    edition: lists.loadEdition(contentDir, problems),
    terms: lists.loadTerms(contentDir, problems),
    glossary: lists.loadGlossary(contentDir, problems),
    sources: lists.loadSources(contentDir, problems),
    ...loadSubstances(contentDir, yamlFiles(contentDir, 'substances', problems), problems),
    interactions: loadInteractions(
      contentDir,
      yamlFiles(contentDir, 'interactions', problems),
      problems,
    ),
    conditions: lists.loadConditions(contentDir, problems),
    beliefs: lists.loadBeliefs(contentDir, problems),
    ambiguousNames: lists.loadAmbiguousNames(contentDir, problems),
    medicationClasses: tables.loadMedicationClasses(contentDir, problems),
    medications: tables.loadMedications(contentDir, problems),
    lifeStages: tables.loadLifeStages(contentDir, problems),
    intakes: tables.loadIntakes(contentDir, problems),
    dailyValues: tables.loadDailyValues(contentDir, problems),
    conversions: tables.loadConversions(contentDir, problems),
    ...loadFoods(contentDir, problems),
  };
  lists.loadLeftOut(contentDir, problems);
  checkContent(content, problems);
  return { content, problems: problems.sorted() };
}
