/** The part of the report on one dataset: tables, ratios, and who wins what. */
import type { GeneratedQueries } from '../queries.ts';
import type { BenchQuery, DatasetName, EngineName } from '../shapes.ts';
import { kindsOf, setsOf, type Figures } from './figures.ts';
import { count, megabytes, NONE, ratio, share, table, time } from './format.ts';
import { aheadInBoth, columns, winners } from './wins.ts';

export interface DatasetRun {
  readonly dataset: DatasetName;
  readonly documents: number;
  readonly queries: readonly BenchQuery[];
  /** What is known of drawn queries; null for labelled ones. */
  readonly generated: GeneratedQueries | null;
  readonly figures: readonly Figures[];
}

export type NameOf = (engine: EngineName) => string;

const titles: Readonly<Record<DatasetName, string>> = {
  reference: 'The shipped reference',
  foods: 'Names of foods',
  large: 'A large pack of names',
};

/** A star where the caps left only a part measured. */
const partly = (figures: Figures): string => (figures.outcome.over === null ? '' : ' *');

function introduction({ dataset, documents, queries, generated }: DatasetRun): string {
  const asked = `${count(queries.length)} queries`;
  if (generated === null)
    return `${count(documents)} documents (every record that search finds), ${asked}, labelled by hand.`;
  const frequent = generated.frequentWords
    .map(([word, inDocuments]) => `${word} ${count(inDocuments)}`)
    .join(', ');
  const origin =
    dataset === 'foods'
      ? 'distinct names composed with a fixed seed from the words of the food table, each as often as there; they are no real foods'
      : 'names made with a fixed seed: words of the food table and words of speakable syllables like brand names, by Zipf’s law; names may repeat';
  return [
    `${count(documents)} ${origin}. ${count(generated.distinctWords)} distinct words; the most frequent, with the documents they are in: ${frequent}.`,
    `${asked}: ${count(queries.length / kindsOf(queries).length)} pairs of words, each typed in ${kindsOf(queries).length} ways. ` +
      `${count(generated.hiddenSlips)} of the queries with a slip and no unfinished word are made of words that the collection has, so that no dictionary shows the slip. ` +
      `If all documents that fit a \`prefix\` query came in random order, its recall@10 would be ${share(generated.prefixByChance)}: an unfinished word leaves open what is meant.`,
  ].join('\n\n');
}

function overview(run: DatasetRun, set: BenchQuery['set'], nameOf: NameOf): string {
  return table(
    [
      'engine',
      'recall@5',
      'recall@10',
      'MRR',
      'p50',
      'p95',
      'max',
      'build',
      'memory built',
      'memory after queries',
      'file',
    ],
    run.figures.map((figures) => {
      const { outcome, latency } = figures;
      const quality = figures.quality.get(set);
      return [
        nameOf(outcome.engine) + partly(figures),
        share(quality?.recall5 ?? null),
        share(quality?.recall10 ?? null),
        share(quality?.mrr ?? null),
        time(latency.p50),
        time(latency.p95),
        time(latency.max),
        time(outcome.buildMs),
        megabytes(outcome.builtBytes),
        megabytes(outcome.servedBytes),
        megabytes(outcome.fileBytes),
      ];
    }),
  );
}

function kindTable(
  run: DatasetRun,
  nameOf: NameOf,
  title: string,
  cell: (figures: Figures, kind: string) => string,
): string {
  const rows = kindsOf(run.queries)
    .map((kind) => [kind, ...run.figures.map((figures) => cell(figures, kind))])
    .filter((row) => row.slice(1).some((value) => value !== NONE));
  return table([title, ...run.figures.map(({ outcome }) => nameOf(outcome.engine))], rows);
}

function labelledTable(run: DatasetRun, set: BenchQuery['set'], nameOf: NameOf): string {
  return table(
    ['engine', 'right answer card', 'must-not violations', 'errors thrown'],
    run.figures.map(({ outcome, quality }) => {
      const found = quality.get(set);
      const cards = outcome.engine === 'cofactor' ? found?.rightCards : null;
      return [
        nameOf(outcome.engine),
        cards === null || cards === undefined ? 'has none' : `${cards} of ${found?.cards ?? 0}`,
        String(found?.violations ?? NONE),
        String(found?.errors ?? NONE),
      ];
    }),
  );
}

function ratios(run: DatasetRun, nameOf: NameOf): string | null {
  const own = run.figures.find(({ outcome }) => outcome.engine === 'cofactor');
  if (own === undefined) return null;
  return table(
    ['against Cofactor', 'p50', 'p95', 'max', 'build', 'memory'],
    run.figures
      .filter((figures) => figures !== own)
      .map((figures) => [
        nameOf(figures.outcome.engine) + partly(figures),
        ratio(figures.latency.p50, own.latency.p50),
        ratio(figures.latency.p95, own.latency.p95),
        ratio(figures.latency.max, own.latency.max),
        ratio(figures.outcome.buildMs, own.outcome.buildMs),
        ratio(figures.bytes, own.bytes),
      ]),
  );
}

function wins(run: DatasetRun, set: BenchQuery['set'], nameOf: NameOf): string {
  const lines = columns.map((column) => {
    const best = winners(column, run.figures, set).map(
      (figures) => nameOf(figures.outcome.engine) + partly(figures),
    );
    return `- ${column.title}: ${best.length === 0 ? NONE : best.join(' and ')}`;
  });
  const hasOwn = run.figures.some(({ outcome }) => outcome.engine === 'cofactor');
  const ahead = aheadInBoth(run.figures, set, kindsOf(run.queries));
  const both =
    ahead.length === 0
      ? 'No rival is ahead of Cofactor in both recall@10 and p95, neither over all queries nor over those of any kind.'
      : `Ahead of Cofactor in both recall@10 and p95: ${ahead
          .map(({ engine, row }) => `${nameOf(engine)} (${row})`)
          .join(', ')}.`;
  return [
    `Best in each column (${set}; memory is the larger of its two values):`,
    lines.join('\n'),
    ...(hasOwn ? [both] : []),
  ].join('\n\n');
}

function cutOff(run: DatasetRun, nameOf: NameOf): string | null {
  const lines = run.figures.flatMap(({ outcome }) => {
    if (outcome.over === null) return [];
    const measured = `${count(outcome.answers.length)} of ${count(outcome.toAnswer)} queries answered, ${count(outcome.typed.length)} of ${count(outcome.toType)} begun to be typed`;
    return [
      `- ${nameOf(outcome.engine)}: ${outcome.over}${outcome.toAnswer > 0 ? ` (${measured})` : ''}`,
    ];
  });
  if (lines.length === 0) return null;
  return [
    '\\* Stopped at a cap; the figures are those of the part that was measured:',
    ...lines,
  ].join('\n');
}

export function datasetSection(run: DatasetRun, nameOf: NameOf): string {
  const sets = setsOf(run.dataset);
  const perSet = sets.flatMap((set) => {
    const heading =
      sets.length > 1 ? [`### ${set === 'tune' ? 'Tuning half' : 'Held-out half'}`] : [];
    const recall = kindTable(run, nameOf, 'recall@10', ({ byKind }, kind) =>
      share(byKind.get(`${set}/${kind}`)?.recall10 ?? null),
    );
    const labels = run.generated === null ? [labelledTable(run, set, nameOf)] : [];
    return [...heading, overview(run, set, nameOf), recall, ...labels, wins(run, set, nameOf)];
  });
  const keystrokes = Math.max(0, ...run.figures.map(({ latency }) => latency.keystrokes));
  const speed = kindTable(run, nameOf, 'p95 per keystroke', ({ latencyByKind }, kind) =>
    time(latencyByKind.get(kind)?.p95 ?? null),
  );
  return [
    `## ${titles[run.dataset]}`,
    introduction(run),
    `Speed over ${count(keystrokes)} keystrokes (fewer where marked).`,
    ...perSet,
    ...(sets.length > 1 ? ['### Speed and size'] : []),
    speed,
    ratios(run, nameOf),
    cutOff(run, nameOf),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}
