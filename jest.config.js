const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
};

const long = process.env.ROPEWALK_TEST_LONG === '1' ? [] : ['\\.long\\.test\\.ts$'];

/** What is refused before any database is asked, or counted in processes, is the same on both: on PGlite in the long run only. */
const sameOnBoth = [
  '/access/',
  '/lists/lists-(any|days)',
  '/organisations/',
  '/platform/(arguments|mailbox|rate-limits)',
  '/public-pages/odd-requests',
  '/refusals\\.e2e',
  '/sub-processors/origins',
  '/subscriptions/limits',
];

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
      testMatch: ['<rootDir>/test/**/*.e2e.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...long,
        ...(name === 'pglite' && long.length > 0 ? sameOnBoth : []),
      ],
      globals: { databaseKind: name },
    })),
  ],
};
