/** The answer page: what the evidence says about a substance and a condition, with everything that stands beside it. */
import type { AskOutput } from '../../contract/answers.ts';
import { CofactorError } from '../../contract/errors.ts';
import {
  ref,
  type ConditionId,
  type EntityRef,
  type SourceId,
  type SubstanceId,
} from '../../contract/ids.ts';
import type { ParsedInputOf } from '../../contract/operations.ts';
import { insideSentence } from '../../contract/names.ts';
import { ageNotice, oldest } from '../evidence/reviewAge.ts';
import { answerNotice } from '../notices.ts';
import type { SourceService } from '../citation/sources.ts';
import type { Domains } from '../planner/resolve.ts';
import type { Reading } from '../question/intent.ts';
import { cautionRefs, claimRefs, interactionRefs } from './mentioned.ts';

export interface AskContext extends Domains {
  sources: SourceService;
  edition: string;
  /** The day on which it is asked, YYYY-MM-DD. */
  today: string;
  names(refs: readonly EntityRef[]): Record<string, string>;
  read(question: string): Reading;
  /** Records nearest to words that name nothing covered. */
  nearestTo(words: string): EntityRef[];
}

/** So many neighbours are offered where a question has no answer. */
const MOST_NEAREST = 8;

interface Subject {
  question: string;
  substance: SubstanceId | null;
  condition: ConditionId | null;
  corrected: { from: string; to: string } | null;
  ambiguous: readonly SubstanceId[];
}

function subjectOf(input: ParsedInputOf<'ask'>, context: AskContext): Subject {
  if ('question' in input) {
    const read = context.read(input.question);
    return {
      question: input.question,
      substance: read.substance,
      condition: read.condition,
      corrected: read.corrected,
      ambiguous: read.ambiguous,
    };
  }
  const substance = context.substances.get(input.substance);
  if (substance === null) {
    throw new CofactorError(
      'unknown-id',
      `No substance has the id "${input.substance}".`,
      'substance',
    );
  }
  const condition = context.evidence.condition(input.condition);
  if (condition === null) {
    throw new CofactorError(
      'unknown-id',
      `No condition has the id "${input.condition}".`,
      'condition',
    );
  }
  return {
    question: `${substance.name} and ${condition.name}`,
    substance: substance.id,
    condition: condition.id,
    corrected: null,
    ambiguous: [],
  };
}

/** Answered questions about the same substance or the same condition; else the nearest records of any kind. */
function nearest(subject: Subject, context: AskContext): EntityRef[] {
  const questions = context.evidence.questions();
  const lineage = new Set<string>(
    subject.substance === null ? [] : context.substances.lineage(subject.substance),
  );
  const aboutSubstance = questions.filter((one) => lineage.has(one.substance));
  const isWithin = (condition: ConditionId): boolean =>
    subject.condition !== null &&
    context.evidence.conditionLineage(condition).includes(subject.condition);
  const near = [
    ...subject.ambiguous.map((id) => ref('substance', id)),
    // The narrower condition first: "diabetes" has its answer under type 2 diabetes.
    ...aboutSubstance
      .filter((one) => isWithin(one.condition))
      .map((one) => ref('condition', one.condition)),
    ...aboutSubstance
      .sort((a, b) => b.outcomes - a.outcomes)
      .map((one) => ref('condition', one.condition)),
    ...questions
      .filter((one) => one.condition === subject.condition)
      .sort((a, b) => b.outcomes - a.outcomes)
      .map((one) => ref('substance', one.substance)),
    ...(subject.substance === null ? [] : [ref('substance', subject.substance)]),
    ...(subject.condition === null ? [] : [ref('condition', subject.condition)]),
  ];
  const found = near.length === 0 ? context.nearestTo(subject.question) : near;
  return [...new Set(found)].slice(0, MOST_NEAREST);
}

/** @throws CofactorError `unknown-id` for a substance or condition that no record has */
export function ask(input: ParsedInputOf<'ask'>, context: AskContext): AskOutput {
  const subject = subjectOf(input, context);
  const { substance, condition } = subject;
  const substanceName =
    substance === null ? null : (context.substances.get(substance)?.name ?? null);
  const conditionName =
    condition === null ? null : (context.evidence.condition(condition)?.name ?? null);
  const ambiguousNames = subject.ambiguous.flatMap((id) => context.substances.get(id)?.name ?? []);
  const answer =
    substance === null || condition === null ? null : context.evidence.answer(substance, condition);
  const status = answer?.status ?? 'not-covered';
  const lineage = substance === null ? [] : context.substances.lineage(substance);
  const conditions = new Set<string>(
    condition === null ? [] : context.evidence.conditionLineage(condition),
  );
  // Cautions for the condition asked about come first: they are the ones that cannot wait.
  const allCautions = context.interactions.cautionsOf(lineage);
  const cautions = [
    ...allCautions.filter((one) => conditions.has(one.condition)),
    ...allCautions.filter((one) => !conditions.has(one.condition)),
  ];
  const interactions = context.interactions.ofSubstances(lineage);
  const intakes = substance === null ? [] : context.intakes.ofSubstance(substance);
  const outcomes = answer?.outcomes ?? [];
  const belief =
    substance === null || condition === null ? null : context.evidence.belief(substance, condition);
  const adverseEffects = lineage.flatMap(
    (id) => context.substances.get(id)?.monograph?.adverseEffects ?? [],
  );
  const stages = new Set<string>(intakes.map((one) => one.lifeStage));
  const reviewedOn = oldest(outcomes.map((row) => row.reviewedOn));
  const nearby = status === 'answered' ? [] : nearest(subject, context);
  const cited = new Set<SourceId>([
    ...outcomes.flatMap((row) => row.sources),
    ...(belief?.reasons.flatMap((reason) => reason.sources) ?? []),
    ...adverseEffects.flatMap((one) => one.sources),
    ...cautions.flatMap((one) => one.sources),
    ...interactions.flatMap((one) => one.sources),
    ...intakes.flatMap((one) => (one.report === null ? [one.source] : [one.source, one.report])),
  ]);
  return {
    question: subject.question,
    substance,
    condition,
    substanceName,
    conditionName,
    corrected: subject.corrected,
    ambiguous: subject.ambiguous.map((id) => ref('substance', id)),
    status,
    summary: answer?.summary ?? notCovered(substanceName, conditionName, ambiguousNames),
    outcomes,
    keyOutcomes: condition === null ? [] : context.evidence.keyOutcomes(condition),
    belief,
    adverseEffects,
    intakes,
    cautions,
    interactions,
    sources: context.sources.many([...cited]),
    names: context.names([
      ...(substance === null ? [] : [ref('substance', substance)]),
      ...(condition === null ? [] : [ref('condition', condition)]),
      ...claimRefs(outcomes),
      ...cautions.flatMap(cautionRefs),
      ...interactions.flatMap(interactionRefs),
      ...nearby,
    ]),
    lifeStages: Object.fromEntries(
      context.intakes
        .lifeStages()
        .filter((stage) => stages.has(stage.id))
        .map((stage) => [stage.id, stage.label]),
    ),
    notice: answerNotice,
    edition: context.edition,
    reviewedOn,
    ageNotice: reviewedOn === null ? null : ageNotice(reviewedOn, context.today),
    nearest: nearby,
  };
}

function notCovered(
  substance: string | null,
  condition: string | null,
  ambiguous: readonly string[],
): string {
  if (substance === null && ambiguous.length > 0) {
    return `The question names something that may mean ${oneOf(ambiguous)}. Choose which one is meant.`;
  }
  const missing =
    substance === null && condition === null
      ? 'No substance and no condition that the reference knows was found in the question.'
      : substance === null
        ? 'No substance that the reference knows was found in the question.'
        : 'No condition that the reference knows was found in the question.';
  return `${missing} Not covered is not the same as no evidence.`;
}

/** "a, b or c" */
function oneOf(names: readonly string[]): string {
  const inside = names.map(insideSentence);
  return inside.length < 2
    ? inside.join('')
    : `${inside.slice(0, -1).join(', ')} or ${inside.at(-1) ?? ''}`;
}
