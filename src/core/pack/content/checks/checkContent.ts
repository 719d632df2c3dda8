/** Every check that looks across records. */
import type { Problems } from '../problem.ts';
import type { Content } from '../shapes.ts';
import { checkChemistry } from './chemistry.ts';
import { checkClaimDetails } from './claimDetails.ts';
import { checkCycles } from './cycles.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkEvidence } from './evidence.ts';
import { checkDosesSeen } from './dosesSeen.ts';
import { checkFoodDiets, checkFoodSubstances } from './foodDiets.ts';
import { checkFoods } from './foods.ts';
import { checkGlossary } from './glossary.ts';
import { checkIntakes } from './intakes.ts';
import { checkInteractions } from './interactions.ts';
import { checkReferences } from './references.ts';
import { checkReviews } from './reviews.ts';
import { checkWording } from './wording.ts';

export function checkContent(content: Content, problems: Problems): void {
  checkDuplicates(content, problems);
  checkReferences(content, problems);
  checkCycles(content, problems);
  checkEvidence(content, problems);
  checkClaimDetails(content, problems);
  checkReviews(content, problems);
  checkInteractions(content, problems);
  checkDosesSeen(content, problems);
  checkChemistry(content, problems);
  checkIntakes(content, problems);
  checkFoods(content, problems);
  checkFoodDiets(content, problems);
  checkFoodSubstances(content, problems);
  checkGlossary(content, problems);
  checkWording(content, problems);
}
