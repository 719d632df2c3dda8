/**
 * The records of the reference: what content files hold, what `show` returns. Unknown is null, never 0.
 * Notes on every field stand in resources/content/README.md; the closed lists of words in vocabulary.ts.
 */
export * from './records/source.ts';
export * from './records/substance.ts';
export * from './records/evidence.ts';
export * from './records/interaction.ts';
export * from './records/intake.ts';
export * from './records/food.ts';
