// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { decoratedTypes } from './scripts/lint/decorated-types.mjs';

const doors = 'apps/api/src/*.ts';
const dataAndClock = ['apps/api/src/platform/**', 'apps/api/src/ledger/**', doors];

// An import of these is a way around the ledger: a query outside its transaction has no row-level context and no event.
const backDoors = [
  'BaseEntity',
  'createQueryBuilder',
  'DataSource',
  'EntityManager',
  'MongoRepository',
  'QueryRunner',
  'Repository',
  'SelectQueryBuilder',
  'TreeRepository',
];

const ownClock = {
  selector:
    ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0], MemberExpression[object.name="Date"][property.name="now"]',
  message: 'Take the time from ctx.now (in pure code: as a parameter). A second clock cannot be tested or frozen.',
};

const role =
  ':matches(Identifier[name="role"], MemberExpression[property.name="role"], ChainExpression[expression.property.name="role"])';
const text = ':matches(Literal[raw=/^[\'"]/], TemplateLiteral)';
const ownPolicy = [
  `BinaryExpression[operator=/^[!=]==?$/]:has(> ${role}):has(> ${text})`,
  `SwitchStatement > ${role}.discriminant`,
  `CallExpression[callee.property.name="includes"][callee.object.type="ArrayExpression"] > ${role}.arguments`,
].map((selector) => ({ selector, message: 'Ask the policy table (may, grants): who may what is decided in libs/policy alone.' }));

const importedData = {
  selector: 'ImportExpression[source.value=/^(pg|typeorm|@nestjs\\/typeorm)$/]',
  message: 'Only the ledger and the platform open the database.',
};

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '**/generated/', '.build/', '.data/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-unused-vars': 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
      },
    },
    plugins: { harbor: { rules: { 'decorated-types': decoratedTypes } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...ownPolicy],
      '@typescript-eslint/await-thenable': 'error',
      // Leaves files with decorators alone, because their imports may be what Nest injects or validates.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'all' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The other half: in those files a class must not be imported as a mere type.
      'harbor/decorated-types': 'error',
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/api/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownPolicy, ownClock] },
  },
  {
    files: ['apps/api/src/*/**/*.ts'],
    ignores: dataAndClock,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'typeorm', importNames: backDoors, message: 'Go through the ledger: Ledger.read and Ledger.write.' }],
          patterns: [{ group: ['typeorm/*', 'pg/*'], message: 'Only the ledger and the platform open the database.' }],
        },
      ],
      'no-restricted-syntax': ['error', ...ownPolicy, ownClock, importedData],
    },
  },
  {
    // Here the clock begins. The demo tells its story backwards from the day it is seeded.
    files: dataAndClock,
    rules: { 'no-restricted-syntax': ['error', ...ownPolicy] },
  },
  {
    files: ['apps/api/src/demo/**'],
    rules: { 'no-restricted-syntax': ['error', ...ownPolicy, importedData] },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // Its other rules are those of React's compiler, which is not used here; they cost a quarter of all linting.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // The router's way of leading elsewhere.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
      // A form's handler may be a promise: React does not wait for it, and the form shows what comes of it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((name) => ({
          name,
          message: 'Nothing is kept in a browser: devices are shared, and drafts live on the server.',
        })),
        { name: 'fetch', message: 'Ask through the generated client (api/client.ts).' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'What people typed is text and never markup.',
        },
        {
          selector: 'JSXText[value=/[A-Za-zÀ-ÿ]{2}/]',
          message: 'Words for people stand in the strings of the room, in English and Spanish.',
        },
      ],
    },
  },
  {
    files: ['apps/web/src/api/client.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Generated code is reached through a room's queries.ts alone; types and form rules may be used anywhere.
    files: ['apps/web/src/**/*.tsx'],
    ignores: ['apps/web/src/shell/**', 'apps/web/src/sign-in/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/generated/sdk.gen.js', '**/generated/client.gen.js'], message: 'Ask in the room’s queries.ts.' },
          ],
        },
      ],
    },
  },
  {
    // The policy itself; and migrations and tests, which state it in cells and rows.
    files: ['migrations/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // What an answer holds is named by the test that reads it.
    files: ['test/support/person.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['libs/policy/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ownClock] },
  },
);
