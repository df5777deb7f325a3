// SPDX-License-Identifier: Apache-2.0
// A room imports rooms on lower floors, through index.ts: never sideways, never up, never in a circle.
const floors = [
  ['platform'],
  ['keys', 'paper'],
  ['ledger'],
  ['sealer'],
  ['identity'],
  ['notifications', 'people', 'wording'],
  ['jobs', 'deadlines'],
  ['sealed-log'],
  ['access'],
  ['youth'],
  ['directory', 'homes', 'consents', 'training', 'documents'],
  ['exchange', 'concerns', 'screening', 'safety-plans', 'placements'],
  ['recovery', 'referrals', 'resources', 'saved-lists'],
  ['today', 'timeline', 'caregiving', 'oversight', 'statistics', 'system', 'expunges'],
  ['founding'],
  ['demo'],
];
const doors = [
  'main',
  'worker',
  'sealer',
  'cli',
  'command-house',
  'commands',
  'doctor',
  'application',
  'own-house',
  'greeting',
  'import-command',
  'verify-log',
  'describe-api',
  'app.module',
  'schema',
];

const src = '^apps/api/src/';
const literal = (name) => name.replace('.', '\\.');
const rooms = (names) => `${src}(${names.join('|')})/`;
const doorFiles = (names) => `${src}(?:${names.map(literal).join('|')})\\.ts$`;
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    ...floors.map((names, i) =>
      error(
        `look-down-from-${names[0]}`,
        'A room knows only what lies below it. What two rooms of one floor share belongs a floor lower.',
        { path: rooms(names) },
        { path: rooms(floors.slice(i).flat()), pathNot: `${src}$1/` },
      ),
    ),
    error(
      'front-door',
      'What is not in index.ts is private to its room; platform is the ground under all rooms, not one of them.',
      { path: `${src}([^/]+)/` },
      { path: `${src}[^/]+/(?!index\\.ts$)`, pathNot: [`${src}$1/`, `${src}platform/`] },
    ),
    error(
      'one-door-to-data',
      'A connection of one’s own has no row-level context and leaves no event.',
      {
        path: src,
        pathNot: [
          doorFiles([
            'app.module',
            'application',
            'command-house',
            'doctor',
            'import-command',
            'main',
            'own-house',
            'sealer',
            'verify-log',
          ]),
          rooms(['platform', 'ledger', 'sealer', 'founding', 'demo']),
        ],
      },
      { path: 'node_modules/(?:@nestjs/typeorm|@types/pg|pg|pg-[^/]+)/' },
    ),
    error(
      'pure-libs',
      'Libraries take values and return values: no application, no database, no files, no network.',
      { path: '^libs/' },
      { path: '^apps/|^migrations/|node_modules/(?:@nestjs|typeorm|@types/pg|pg)/' },
    ),
    error(
      'pure-libs-without-io',
      'Of Node itself a library needs its cryptography only.',
      { path: '^libs/' },
      { dependencyTypes: ['core'], pathNot: '^(?:node:)?crypto$' },
    ),
    error(
      'library-front-door',
      'A library is imported by its name, not by its files.',
      { path: '^(?:apps|migrations|test|bench)/' },
      { path: '^libs/[^/]+/src/(?!index\\.ts$)' },
    ),
    error(
      'verifier-stands-alone',
      'It must run from a copied folder, and must not repeat a mistake of ours.',
      { path: '^apps/verify/src/' },
      { pathNot: ['^apps/verify/src/', '^(?:node:)?(?:crypto|fs|path|util)$'] },
    ),
    error(
      'witness-stands-alone',
      'It runs on a machine that has nothing else of ours.',
      { path: '^apps/witness/src/' },
      { pathNot: ['^apps/witness/src/', '^libs/transparency/src/index\\.ts$', '^(?:node:)?(?:crypto|fs|http|net|path|util)$'] },
    ),
    error('web-is-a-client', 'The web knows the API by its document.', { path: '^apps/web/' }, { path: '^apps/(?!web/)' }),
    error(
      'migrations-stand-alone',
      'A migration says what was done that day; code that changes later must not change it.',
      { path: '^migrations/' },
      { path: '^apps/' },
    ),
    error(
      'every-folder-has-a-floor',
      'Give the room a floor in .dependency-cruiser.mjs.',
      { path: `${src}[^/]+/`, pathNot: rooms(floors.flat()) },
      {},
    ),
    error(
      'every-file-is-a-door',
      'Files beside the rooms are doors.',
      { path: `${src}[^/]+\\.ts$`, pathNot: doorFiles(doors) },
      {},
    ),
    error('roof-is-nobodys-floor', 'No room knows who starts it.', { path: rooms(floors.flat()) }, { path: `${src}[^/]+\\.ts$` }),
    error('no-circles', 'Of two that need each other one belongs lower, or they are one.', {}, { circular: true }),
    error('nothing-missing', 'An import that leads nowhere escapes every other rule.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Our own build output only: a package's `dist` is where a forbidden import ends.
    exclude: { path: ['^(?:apps|libs)/[^/]+/dist/', '/generated/', '^(?:migrations|bench)/dist/', '^[.](?:build|data)/'] },
    // A type of another room is knowledge of it, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    // `source` is how tests and development find @harbor/*: without it the rules would see build output, or nothing.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'types', 'default'] },
  },
};
