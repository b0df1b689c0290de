const { readFileSync } = require('node:fs');

/** The rooms of `src/`, in order: a room imports only rooms above it, types included. */
const rooms = Object.keys(JSON.parse(readFileSync(`${__dirname}/src/rooms.json`, 'utf8')));

const oneOf = (names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.slice(0, -1).map((room, place) => ({
      name: `room-order-${room}`,
      comment: `${room}/ stands above what it imports (src/rooms.json). Move the code down, or let the lower room add it.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: oneOf(rooms.slice(place + 1)) },
    })),
    {
      name: 'room-unknown',
      comment: 'This folder is no room: give it a place in src/rooms.json.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: oneOf(rooms) },
      to: {},
    },
    {
      name: 'rooms-know-no-assembly',
      comment: 'Rooms are put together by src/*.ts; only cli/ and checkout/ start what they put together.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(cli|checkout)/' },
      to: { path: '^(src/[^/]+$|migrations/)' },
    },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^(src/[^/]+$|migrations/)' },
      to: { path: '^src/(cli|checkout)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must run for ever, however the code changes.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    {
      name: 'no-circles',
      comment:
        'Two entities of one room may name each other, typed Rel<…> (test/budgets.test.ts). Nothing else may.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'no-circles-between-rooms',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/', pathNot: '^src/$1/', circular: true },
    },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^(src|migrations)/.*index\\.tsx?$' } },
    {
      name: 'one-level-of-folders',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/[^/]+/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'runs-without-dev-dependencies',
      comment: 'What the program imports is listed under "dependencies".',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
