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
  'authorisations/customer-list',
  'bounces/inbound',
  'cli/[a-z]+',
  'deliveries/(any-answers|dispatch|killed)',
  'events/events',
  'exchange/registers',
  'findings/findings',
  'history/[a-z-]+',
  'law-facts/amending',
  'lists/(lists|replay)',
  'notices/(digests|notices|reminders)',
  'notified-customers/(findings|replay)',
  'objections/deciding',
  'parties/parties',
  'platform/(database-pool|statements|tasks)',
  'policies/policies',
  'policy-pages/policy-pages',
  'proofs/proofs',
  'public-pages/(public-pages|serving)',
  'sign-in/sign-in',
  'sub-processors/(amending|sub-processors)',
  'subscriptions/(confirming|counts|subscriptions|telling)',
  'transfers/(announcing|transfers)',
  'webhooks/webhooks',
];
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
      testPathIgnorePatterns: ['/node_modules/', ...long],
      globals: { databaseKind: name },
    })),
  ],
};
