/** The reader of questions over the names of the reference. */
import type { ReferenceDb } from '../db/reference.ts';
import type { EvidenceService } from '../evidence/service.ts';
import type { SubstanceService } from '../substance/service.ts';
import type { Reading } from './intent.ts';
import { createQuestionReader } from './reader.ts';
import { createQuestionRepository } from './repository.ts';

export interface QuestionService {
  read(text: string): Reading;
}

/** The words of four letters and more: shorter ones are never taken for misspelt. */
function wordsIn(texts: readonly string[]): Set<string> {
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{4,}/gu),
  );
}

/** Names are gathered at the first question: not every run asks one. */
export function createQuestionService(
  db: ReferenceDb,
  domains: { substances: SubstanceService; evidence: EvidenceService },
): QuestionService {
  const repository = createQuestionRepository(db);
  const { substances, evidence } = domains;
  let reader: ((text: string) => Reading) | null = null;
  return {
    read(text) {
      reader ??= createQuestionReader({
        substances: substances.names(),
        ambiguous: substances.ambiguousNames(),
        conditions: evidence
          .conditions()
          .flatMap(({ id, name, synonyms }) =>
            [name, ...synonyms].map((one) => ({ name: one, condition: id })),
          ),
        medications: repository.medications(),
        classes: repository.classes(),
        plainWords: wordsIn([...repository.foodNames(), ...repository.prose()]),
        claims: repository.claims(),
        lineage: (id) => substances.lineage(id),
      });
      return reader(text);
    },
  };
}
