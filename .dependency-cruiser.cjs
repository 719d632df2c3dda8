/** The layers of the house. Every rule says what may be reached; the build fails on anything else. */

const networkModules = '^(node:)?(http|https|http2|net|tls|dns|dgram|undici|inspector)(/|$)';
/** Packages are matched by name, wherever they are installed. */
const packages = (names) => `(^|/)node_modules/(${names})(/|$)`;
const tests = '\\.test\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'pages that are loaded on demand may link back to the router that loads them',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-only-valibot',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: tests },
      to: { pathNot: ['^src/contract/', packages('valibot')] },
    },
    {
      name: 'chart-is-pure',
      comment:
        'drawings as data, for the screen and for print: they know the contract and nothing else',
      severity: 'error',
      from: { path: '^src/chart/', pathNot: tests },
      to: { pathNot: ['^src/(chart|contract)/'] },
    },
    {
      name: 'core-stays-in-its-bounds',
      comment:
        'core → contract, chart, node:, SQLite, pdfkit, csv-parse, yauzl, age-encryption, highs, valibot, yaml (content build)',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: {
        pathNot: [
          '^src/(core|chart|contract)/',
          packages(
            'better-sqlite3|@types/better-sqlite3|pdfkit|@types/pdfkit|csv-parse|yauzl|@types/yauzl|age-encryption|highs|valibot|yaml',
          ),
        ],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'core-has-no-network',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: networkModules },
    },
    {
      name: 'hosts-use-core-and-contract',
      severity: 'error',
      from: { path: '^src/hosts/', pathNot: tests },
      to: {
        pathNot: ['^src/(hosts|core|contract)/', packages('commander|valibot')],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'ui-knows-only-contract-and-chart',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: tests },
      to: {
        pathNot: [
          '^src/(ui|chart|contract)/',
          // The guide in the app and the one of the repository are one text.
          '^docs/guide\\.md$',
          packages('svelte|bits-ui|valibot|pdfjs-dist'),
        ],
      },
    },
    {
      name: 'pdf-pages-only-in-the-report-preview',
      comment: 'it is large: one file loads it, when the first page is shown',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/ui/features/report/pdfDocument\\.ts$', tests] },
      to: { path: packages('pdfjs-dist') },
    },
    {
      name: 'electron-knows-contract-and-dispatch',
      severity: 'error',
      from: { path: '^electron/', pathNot: ['^electron/coreProcess\\.ts$', tests] },
      to: { path: '^src/', pathNot: '^src/contract/' },
    },
    {
      name: 'core-process-opens-the-core',
      severity: 'error',
      from: { path: '^electron/coreProcess\\.ts$' },
      to: {
        path: '^src/',
        pathNot: ['^src/contract/', '^src/hosts/dispatch\\.ts$', '^src/core/(core|ports)\\.ts$'],
      },
    },
    {
      name: 'only-electron-knows-electron',
      severity: 'error',
      from: { pathNot: '^electron/' },
      to: { path: packages('electron') },
    },
    {
      name: 'sqlite-only-in-db-and-repositories',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/core/db/', '^src/core/.+/repository\\.ts$', '^src/core/pack/', tests],
      },
      to: { path: packages('better-sqlite3|@types/better-sqlite3') },
    },
    {
      name: 'pdfkit-only-in-report-pdf',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/report/pdf/' },
      to: { path: packages('pdfkit|@types/pdfkit') },
    },
    {
      name: 'solver-only-in-food-first',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/food/first/' },
      to: { path: packages('highs') },
    },
    {
      name: 'no-foreign-repository',
      comment: 'a domain uses the service of another domain, never its repository',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/.+/repository\\.ts$', pathNot: '^src/core/$1/' },
    },
    {
      name: 'product-does-not-use-tools-or-tests',
      severity: 'error',
      from: { path: '^(src|electron)/', pathNot: tests },
      to: { path: '^(tools|tests)/' },
    },
    {
      name: 'product-does-not-use-test-helpers',
      severity: 'error',
      from: { path: '^(src|electron)/', pathNot: tests },
      to: { path: '\\.test\\.ts$|/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
