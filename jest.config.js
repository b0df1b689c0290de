const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
};

const long = process.env.ROPEWALK_TEST_LONG === '1' ? [] : ['\\.long\\.test\\.ts$'];

/**
 * What each room asks of a database, and what is lost with a process: on both engines. The rest of a room goes the same ways
 * again, so it runs on PGlite in the long run only.
 */
const onBoth = [
  'activities/activities',
  'agreements/agreements',
  'authorisations/authorisations',
  'bounces/inbound',
  'cli/[a-z]+',
  'deliveries/(dispatch|killed)',
  'events/events',
  'exchange/registers',
  'findings/findings',
  'history/[a-z-]+',
  'law-facts/amending',
  'lists/lists',
  'notices/(notices|effect-mails)',
  'notified-customers/(clock|findings-alike)',
  'objections/moot',
  'parties/parties',
  'platform/(database-pool|statements|tasks)',
  'policies/policies',
  'policy-pages/policy-pages',
  'proofs/proofs',
  'public-pages/(public-pages|serving)',
  'sign-in/sign-in',
  'sub-processors/sub-processors',
  'subscriptions/(confirming|subscriptions)',
  'transfers/transfers',
  'webhooks/by-hand',
];
/** What a command line says does not depend on the engine behind the server. */
const onlyEmbedded = long.length > 0 ? ['/test/cli/'] : [];
const few = onBoth.map((name) => `/test/${name}\\.e2e\\.test\\.ts$`);

/** Pure rules once; what speaks to a database twice: embedded and on a PostgreSQL server. */
export default {
  globalSetup: '<rootDir>/test/support/databases.setup.mjs',
  globalTeardown: '<rootDir>/test/support/databases.teardown.mjs',
  maxWorkers: 2,
  // embedded databases are not given back within a process
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.e2e\\.test\\.ts$', ...long],
    },
    ...['pglite', 'postgres'].map((name) => ({
      ...shared,
      displayName: name,
      testRegex: name === 'pglite' && long.length > 0 ? few : ['\\.e2e\\.test\\.ts$'],
      testPathIgnorePatterns: ['/node_modules/', ...long, ...(name === 'postgres' ? onlyEmbedded : [])],
      globals: { databaseKind: name },
    })),
  ],
};
