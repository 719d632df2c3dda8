/** content/ → reference.db, the built-in reference pack. */
import { contentHash, referenceSchema } from './contentHash.ts';
import { ContentInvalid } from './content/problem.ts';
import { loadContent } from './content/loadContent.ts';
import type { Content, Edition } from './content/shapes.ts';
import { fillEvidence } from './fill/fillEvidence.ts';
import { fillGlossary } from './fill/fillGlossary.ts';
import { fillInteractions } from './fill/fillInteractions.ts';
import { fillSearch } from './fill/fillSearch.ts';
import { fillSubstances } from './fill/fillSubstances.ts';
import { fillSources, fillTables } from './fill/fillTables.ts';
import { writePack, type Insert } from './packFile.ts';

/** Version of the tables; readers refuse a pack of another one. */
const schemaVersion = '1';

export interface BuildResult {
  readonly edition: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly contentHash: string;
}

const sum = <T>(list: readonly T[], size: (entry: T) => number): number =>
  list.reduce((total, entry) => total + size(entry), 0);

/** How many records of each sort the content holds. */
export function countContent(content: Content): Record<string, number> {
  const studies = content.claims.flatMap(({ record }) => record.studies);
  const ofType = (type: string): number =>
    content.interactions.filter(({ record }) => record.type === type).length;
  return {
    sources: content.sources.length,
    substances: content.substances.length,
    monographs: content.substances.filter(({ record }) => record.monograph !== null).length,
    forms: sum(content.substances, ({ record }) => record.forms.length),
    conditions: content.conditions.length,
    claims: content.claims.length,
    studies: studies.length,
    estimates: sum(studies, (study) => study.estimates.length),
    beliefs: content.beliefs.length,
    cautions: content.cautions.length,
    medicationClasses: content.medicationClasses.length,
    medications: content.medications.length,
    drugInteractions: ofType('medicine'),
    nutrientInteractions: ofType('substance'),
    lifeStages: content.lifeStages.length,
    intakes: content.intakes.length,
    dailyValues: content.dailyValues.length,
    conversions: content.conversions.length,
    foods: content.foods.length,
    portions: sum(content.foods, ({ record }) => record.portions.length),
    ordinaryPortions: sum(
      content.foods,
      ({ record }) => record.portions.filter(({ ordinary }) => ordinary).length,
    ),
    foodDiets: content.foodDiets.length,
    foodSubstances: content.foodSubstances.length,
    dosesSeen: sum(content.interactions, ({ record }) =>
      record.type === 'substance' ? record.dosesSeen.length : 0,
    ),
    glossaryTerms: content.glossary.length,
  };
}

function fillManifest(edition: Edition, hash: string, insert: Insert): void {
  const manifest = {
    id: edition.id,
    title: edition.title,
    edition: edition.edition,
    content_date: edition.date,
    tables_reviewed_on: edition.tablesReviewedOn,
    content_hash: hash,
    licence: edition.licence,
    // The date of the edition and not of the build: the same content gives the same bytes.
    built: edition.date,
    schema: schemaVersion,
    atc_source: edition.codes.atc,
    icd10_source: edition.codes.icd10,
  };
  for (const [key, value] of Object.entries(manifest)) insert('manifest', { key, value });
}

/** Validates the content. Throws ContentInvalid with every problem found. */
export function readValidContent(contentDir: string): { content: Content; edition: Edition } {
  const { content, problems } = loadContent(contentDir);
  if (problems.length > 0 || content.edition === null) throw new ContentInvalid(problems);
  return { content, edition: content.edition.record };
}

/**
 * Builds the reference pack at `out` from the content folder.
 * @throws ContentInvalid with every problem of the content; an existing pack then stays as it is.
 */
export function buildReference(options: { contentDir: string; out: string }): BuildResult {
  // Hashed before it is read: an edit in between leads to one more build, never to a stale pack.
  const hash = contentHash(options.contentDir);
  const { content, edition } = readValidContent(options.contentDir);
  writePack(options.out, referenceSchema(), (writer) => {
    fillManifest(edition, hash, writer.insert);
    fillSources(content, writer.insert);
    fillGlossary(content, writer.insert);
    fillSubstances(content, writer.insert);
    fillEvidence(content, writer.insert);
    fillInteractions(content, writer.insert);
    fillTables(content, writer.insert);
    fillSearch(content, writer);
  });
  return { edition: edition.edition, counts: countContent(content), contentHash: hash };
}
