/**
 * `npm run bench:planner`: how long a full plan check takes in the core, by size of the plan, beside two floors: reading
 * the plan's rows from SQLite with nothing done to them, and writing the result as JSON.
 * `-- [--quick] [--out FILE]`; a whole run writes docs/benchmarks/planner.md, a quick one is printed.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { dayGoals } from '../../src/contract/day.ts';
import { Plan } from '../../src/contract/plan.ts';
import { openReference, type ReferenceDb } from '../../src/core/db/reference.ts';
import { createReference, type Reference } from '../../src/core/reference/service.ts';
import { createSubstanceService } from '../../src/core/substance/service.ts';
import { ensureShippedReference, referencePath } from './datasets.ts';
import { putReport } from './output.ts';
import { crowdedDay, impossibleDay, mineralDay } from './plannerCases.ts';
import { nastyDay, planFor, type PlanSize, type Stock } from './plannerPlans.ts';
import {
  largest,
  middle,
  plannerReport,
  SEED,
  sizes,
  timingsOf,
  words,
  type Day,
  type Measured,
  type Timings,
} from './plannerReport.ts';
import { time } from './report/format.ts';

const target = path.join(import.meta.dirname, '../../docs/benchmarks/planner.md');
type ParsedPlan = v.InferOutput<typeof Plan>;

/** Milliseconds of one call. */
function clocked(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The clock of the processor ticks in milliseconds, so that one short call can read as nothing: several are one reading. */
const CALLS = 8;

/** Milliseconds of processor time of this thread for one call, the mean of several: what else the machine does is not in it. */
function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  for (let call = 0; call < CALLS; call += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

function stockOf(db: ReferenceDb): Stock {
  return {
    substances: createSubstanceService(db)
      .list()
      .filter((one) => one.unit !== null),
    medications: db.pluck<string>('SELECT id FROM medication ORDER BY id'),
    conditions: db.pluck<string>('SELECT id FROM condition ORDER BY id'),
    foods: db.pluck<string>('SELECT id FROM food ORDER BY id'),
  };
}

/** The rows that a check is about, read and thrown away: no program can check them and be faster than this. */
function readRows(db: ReferenceDb, plan: ParsedPlan): void {
  for (const { food } of plan.foods) {
    db.all('SELECT nutrient, amount FROM food_amount WHERE food = ?', [food]);
  }
  for (const { medication } of plan.profile.medications) {
    db.all('SELECT * FROM interaction WHERE target_medication = ?', [medication]);
    db.all('SELECT class FROM medication_membership WHERE medication = ?', [medication]);
  }
  for (const { substance } of plan.items.flatMap((item) => item.ingredients)) {
    const id = substance ?? null;
    db.all('SELECT * FROM intake WHERE substance = ?', [id]);
    db.all('SELECT * FROM interaction WHERE substance = ?', [id]);
    db.all('SELECT * FROM caution WHERE substance = ?', [id]);
    db.all('SELECT * FROM claim WHERE substance = ?', [id]);
  }
}

function measure(
  db: ReferenceDb,
  { handlers }: Reference,
  stock: Stock,
  size: PlanSize,
  plans: number,
): Measured {
  const all = Array.from({ length: plans }, (_, at) =>
    v.parse(Plan, planFor(stock, size, SEED + at)),
  );
  // Results are looked at and let go: nobody keeps hundreds of them, and what is kept is walked through by every
  // collection of garbage, which would then be measured instead of the check.
  const looked = all.map((plan) => {
    const result = handlers.check({ plan });
    return {
      findings: result.findings.length,
      pairs: result.coverage.length,
      kilobytes: JSON.stringify(result).length / 1000,
    };
  });
  const mean = (of: keyof (typeof looked)[number]): number =>
    Math.round(looked.reduce((sum, one) => sum + one[of], 0) / looked.length);
  const written = (plan: ParsedPlan): number => {
    const result = handlers.check({ plan });
    return clocked(() => JSON.stringify(result));
  };
  return {
    size,
    plans,
    findings: mean('findings'),
    pairs: mean('pairs'),
    kilobytes: mean('kilobytes'),
    processor: timingsOf(all.map((plan) => processorTime(() => handlers.check({ plan })))),
    check: timingsOf(all.map((plan) => clocked(() => handlers.check({ plan })))),
    day: timingsOf(all.map((plan) => clocked(() => handlers.day({ plan, goal: 'times' })))),
    dayProcessor: timingsOf(
      all.map((plan) => processorTime(() => handlers.day({ plan, goal: 'times' }))),
    ),
    json: timingsOf(all.map(written)),
    rows: timingsOf(
      all.map((plan) =>
        clocked(() => {
          readRows(db, plan);
        }),
      ),
    ),
  };
}

/** Days laid out for both goals, `rounds` times each. */
function measureDays(
  { handlers }: Reference,
  name: string,
  plans: readonly ParsedPlan[],
  rounds = 1,
): Day {
  const measured = Array.from({ length: rounds }, () => plans).flat();
  const each = (clock: (work: () => unknown) => number): Timings =>
    timingsOf(
      measured.flatMap((plan) => dayGoals.map((goal) => clock(() => handlers.day({ plan, goal })))),
    );
  for (const plan of plans.slice(0, 3)) handlers.day({ plan, goal: 'times' });
  const unproven = plans.flatMap((plan) =>
    dayGoals.filter((goal) => handlers.day({ plan, goal }).proven === false),
  ).length;
  const layouts = plans.length * dayGoals.length;
  return { name, layouts, unproven, wall: each(clocked), processor: each(processorTime) };
}

/** The days that are hardest to lay out: made by hand, and minerals among medicines that bind them by chance. */
function hardDays(reference: Reference, stock: Stock, count: number): Day[] {
  const rounds = Math.ceil(count / 5);
  const chance = (size: Pick<PlanSize, 'items' | 'medications'>): ParsedPlan[] =>
    Array.from({ length: count }, (_, at) =>
      v.parse(Plan, nastyDay(stock, { ...middle, ...size }, SEED + at)),
    );
  const days = (name: string, plans: readonly ParsedPlan[], times?: number): Day =>
    measureDays(reference, name, plans, times);
  return [
    days('one plan: no layout keeps every rule', [impossibleDay()], rounds),
    days('one plan: nearly everything must move', [crowdedDay()], rounds),
    days('one plan: minerals alone, three times a day', [mineralDay()], rounds),
    days(
      '20 products of minerals, 10 medicines that bind them, by chance',
      chance({ items: 20, medications: 10 }),
    ),
    days(
      '20 products of minerals, 3 such medicines, by chance',
      chance({ items: 20, medications: 3 }),
    ),
    days('20 products of minerals, no medicine, by chance', chance({ items: 20, medications: 0 })),
    days('6 products of minerals, no medicine, by chance', chance({ items: 6, medications: 0 })),
  ];
}

/** The first check of a process: nothing is in memory yet, and nothing is compiled. */
function firstCheck(plan: ParsedPlan): number {
  const db = openReference(referencePath);
  try {
    const fresh = createReference(db, () => '2026-01-01');
    return clocked(() => fresh.handlers.check({ plan }));
  } finally {
    db.close();
  }
}

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } },
});

ensureShippedReference();
const db = openReference(referencePath);
try {
  const stock = stockOf(db);
  const first = firstCheck(v.parse(Plan, planFor(stock, largest, SEED)));
  const reference = createReference(db, () => '2026-01-01');
  const all = sizes.map((size) => {
    const measured = measure(db, reference, stock, size, values.quick ? 10 : 200);
    console.error(`${words(size)}: check p95 ${time(measured.check.p95)}`);
    return measured;
  });
  const hard = hardDays(reference, stock, values.quick ? 10 : 100);
  const text = plannerReport(first, hard, all, values.quick);
  putReport(text, values.out ?? (values.quick ? null : target));
} finally {
  db.close();
}
