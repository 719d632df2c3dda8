/** What the interface benchmark visits and types: one page of every route, the longest where there is a choice. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { Plan } from '../../src/contract/plan.ts';
import { openReference, type ReferenceDb } from '../../src/core/db/reference.ts';
import { createSubstanceService } from '../../src/core/substance/service.ts';
import { referencePath } from './datasets.ts';
import { planFor, type PlanSize } from './plannerPlans.ts';
import type { Job, PageKind, Rounds } from './uiShapes.ts';

const SEED = 5;
const small: PlanSize = { items: 3, medications: 2, foods: 5, conditions: 1 };
export const large: PlanSize = { items: 30, medications: 20, foods: 60, conditions: 3 };
const routesFile = path.join(import.meta.dirname, '../../src/ui/app/routes.ts');

const queries = [
  ...['magnezium', 'vitamin b12', 'tumeric', 'levothyroxine', 'brazil nuts', 'spasticity'],
  ...['is magnesium good for ms', 'magnesium and levothyroxine', 'foods high in magnesium'],
];

function kindsOf(db: ReferenceDb): PageKind[] {
  const first = (sql: string): string => db.pluck<string>(sql)[0] ?? '';
  const longest = (table: string, columns: string): string =>
    first(`SELECT id FROM ${table} ORDER BY ${columns} DESC, id LIMIT 1`);
  const medicine = first(
    'SELECT target_medication FROM interaction WHERE target_medication IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1',
  );
  const family = first(
    'SELECT class FROM medication_membership GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1',
  );
  const claim = first(
    "SELECT id FROM claim WHERE substance = 'magnesium' AND condition = 'multiple-sclerosis' ORDER BY id LIMIT 1",
  );
  const pages: Record<string, string> = {
    '/search': '/search?q=magnesium',
    '/ask': '/ask?q=is%20magnesium%20good%20for%20ms',
    '/answer/:substance/:condition': '/answer/magnesium/multiple-sclerosis',
    '/substance/:id': '/substance/magnesium',
    '/form/:id': `/form/${first("SELECT id FROM form WHERE substance = 'magnesium' ORDER BY position LIMIT 1")}`,
    '/condition/:id': '/condition/multiple-sclerosis',
    '/claim/:id': `/claim/${claim}`,
    '/interaction/:id': `/interaction/${first("SELECT id FROM interaction WHERE substance = 'magnesium' ORDER BY id LIMIT 1")}`,
    '/caution/:id': `/caution/${longest('caution', 'LENGTH(reason)')}`,
    '/medication/:id': `/medication/${medicine}`,
    '/medication-class/:id': `/medication-class/${family}`,
    '/source/:id': `/source/${longest('source', 'LENGTH(title)')}`,
    '/foods': '/foods?nutrient=magnesium',
    '/foods/tables': '/foods/tables',
    '/foods/compare': '/foods/compare?ids=almonds-raw,spinach-raw,lentils-boiled',
    '/food/:id': '/food/almonds-raw',
    '/readings': '/readings',
    '/plans': '/plans',
    '/plan/:id': '/plan/{small}',
    '/plan/:id/report': '/plan/{small}/report',
    '/people': '/people',
    '/products': '/products',
    '/about': '/about',
    '/about/:id': '/about/settings',
  };
  const routes = [...readFileSync(routesFile, 'utf8').matchAll(/\broute\('([^'*]+)'/g)]
    .map(([, route]) => route ?? '')
    // Home is where every visit starts; the page of components is not part of the product.
    .filter((route) => route !== '/' && route !== '/design');
  const missing = routes.filter((route) => pages[route] === undefined);
  if (missing.length > 0) throw new Error(`No page is chosen for ${missing.join(', ')}`);
  return [
    ...routes.map((route) => ({ name: route, href: `#${pages[route] ?? '/'}` })),
    { name: '/plan/:id, largest', href: '#/plan/{large}' },
  ];
}

export function createJob(rendererDir: string, rounds: Rounds): Job {
  const db = openReference(referencePath);
  try {
    const stock = {
      substances: createSubstanceService(db)
        .list()
        .filter((one) => one.unit !== null),
      medications: db.pluck<string>('SELECT id FROM medication ORDER BY id'),
      conditions: db.pluck<string>('SELECT id FROM condition ORDER BY id'),
      foods: db.pluck<string>('SELECT id FROM food ORDER BY id'),
    };
    const planOf = (size: PlanSize): Plan => v.parse(Plan, planFor(stock, size, SEED));
    const plans = { small: planOf(small), large: planOf(large) };
    return { rendererDir, kinds: kindsOf(db), plans, queries, rounds };
  } finally {
    db.close();
  }
}
