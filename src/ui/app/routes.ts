import type { Component } from 'svelte';

/** Names in the path of a route; one that the route does not have is ''. */
export interface Params {
  readonly id: string;
  readonly substance: string;
  readonly condition: string;
}
export interface PageProps {
  params: Params;
}

/** The four destinations of the header. */
export type Destination = 'ask' | 'plan' | 'foods' | 'about';

export interface Route {
  /** `:name` stands for one part of the path. */
  readonly path: string;
  readonly destination: Destination | null;
  readonly load: () => Promise<{ default: Component<PageProps> }>;
}

const route = (path: string, destination: Destination | null, load: Route['load']): Route => ({
  path,
  destination,
  load,
});

const notFound = route('*', null, () => import('../pages/NotFoundPage.svelte'));

const routes: readonly Route[] = [
  route('/', 'ask', () => import('../pages/HomePage.svelte')),
  route('/search', 'ask', () => import('../pages/SearchPage.svelte')),
  route('/ask', 'ask', () => import('../pages/AnswerPage.svelte')),
  route('/answer/:substance/:condition', 'ask', () => import('../pages/AnswerPage.svelte')),
  route('/substance/:id', 'ask', () => import('../pages/SubstancePage.svelte')),
  route('/form/:id', 'ask', () => import('../pages/FormPage.svelte')),
  route('/condition/:id', 'ask', () => import('../pages/ConditionPage.svelte')),
  route('/claim/:id', 'ask', () => import('../pages/ClaimPage.svelte')),
  route('/interaction/:id', 'ask', () => import('../pages/InteractionPage.svelte')),
  route('/caution/:id', 'ask', () => import('../pages/CautionPage.svelte')),
  route('/medication/:id', 'ask', () => import('../pages/MedicationPage.svelte')),
  route('/medication-class/:id', 'ask', () => import('../pages/MedicationClassPage.svelte')),
  route('/source/:id', 'about', () => import('../pages/SourcePage.svelte')),
  route('/foods', 'foods', () => import('../pages/FoodsPage.svelte')),
  route('/foods/compare', 'foods', () => import('../pages/CompareFoodsPage.svelte')),
  route('/foods/tables', 'foods', () => import('../pages/TablesPage.svelte')),
  route('/food/:id', 'foods', () => import('../pages/FoodPage.svelte')),
  route('/plans', 'plan', () => import('../pages/PlansPage.svelte')),
  route('/plan/:id', 'plan', () => import('../pages/PlanPage.svelte')),
  route('/plan/:id/report', 'plan', () => import('../pages/ReportPage.svelte')),
  route('/people', 'plan', () => import('../pages/PeoplePage.svelte')),
  route('/products', 'plan', () => import('../pages/ProductsPage.svelte')),
  route('/readings', 'about', () => import('../pages/ReadingsPage.svelte')),
  route('/about', 'about', () => import('../pages/AboutPage.svelte')),
  route('/about/:id', 'about', () => import('../pages/AboutPage.svelte')),
  // The builds that people get leave this page out.
  ...(import.meta.env.DEV
    ? [route('/design', null, () => import('../pages/DesignPage.svelte'))]
    : []),
];

export interface Match {
  readonly route: Route;
  readonly path: string;
  readonly params: Params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Loads the pages that most people open next, while nothing else is to do. */
export function preloadCommonPages(): void {
  for (const path of ['/ask', '/search', '/substance/:id'])
    void routes.find((candidate) => candidate.path === path)?.load();
}

/** Finds the page of a path such as `/substance/magnesium`; unknown paths get the page that says so. */
export function matchRoute(path: string): Match {
  const parts = path.split('/').filter((part) => part !== '');
  for (const candidate of routes) {
    const pattern = candidate.path.split('/').filter((part) => part !== '');
    if (pattern.length !== parts.length) continue;
    const params: Record<keyof Params, string> = { id: '', substance: '', condition: '' };
    const fits = pattern.every((name, at) => {
      const part = decode(parts[at] ?? '');
      if (name === ':id') params.id = part;
      else if (name === ':substance') params.substance = part;
      else if (name === ':condition') params.condition = part;
      else return name === part;
      return true;
    });
    if (fits) return { route: candidate, path, params };
  }
  return { route: notFound, path, params: { id: '', substance: '', condition: '' } };
}
