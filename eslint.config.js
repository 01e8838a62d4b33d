import tseslint from 'typescript-eslint';

/** Limits that keep a file one noun or one verb. A file that outgrows them has two subjects. */
const fileLinesMax = 300;
const functionLinesMax = 60;
const parametersMax = 5;
const constructorParametersMax = 6;

/** Names that say nothing about what is inside; a feature's own words always fit better. */
const EMPTY_FILE_NAMES = /^(index|utils?|helpers?|common|shared|misc|types|constants|base|manager|service)\.ts$/;
const FILE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/;

const house = {
  rules: {
    'file-name': {
      meta: { type: 'problem', schema: [] },
      create: (context) => ({
        Program(node) {
          const name = context.filename.split(/[/\\]/).pop();
          if (EMPTY_FILE_NAMES.test(name))
            context.report({ node, message: `Name the file after the one noun or verb in it, not ${name}.` });
          else if (!FILE_NAME.test(name))
            context.report({ node, message: `File names are lower-case words with hyphens: ${name}.` });
        },
      }),
    },
    parameters: {
      meta: { type: 'problem', schema: [] },
      create: (context) => ({
        ':function'(node) {
          const isConstructor = node.parent.type === 'MethodDefinition' && node.parent.kind === 'constructor';
          const max = isConstructor ? constructorParametersMax : parametersMax;
          if (node.params.length <= max) return;
          const advice = isConstructor ? 'this class does more than one thing' : 'give them as one object with names';
          context.report({ node, message: `${node.params.length} parameters, at most ${max}: ${advice}.` });
        },
      }),
    },
  },
};

/** What makes the same call answer differently the next time. Time comes from a Clock, settings in slices. */
const UNSTEADY = {
  'no-restricted-globals': [
    'error',
    { name: 'Date', message: 'Ask a Clock for the time; domain/time reads and writes it.' },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Chance is an argument in the domain, node:crypto elsewhere.' },
    { object: 'process', property: 'env', message: 'Settings come from platform/config, in slices.' },
    { object: 'URL', property: 'canParse', message: 'Wrong on Node 20 once compiled: domain/web-address.ts.' },
  ],
};

/** Worlds that the pure floor does not know at all. */
const OUTSIDE = [
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
  'Temporal',
  'Intl',
];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name what you export: a default export is called something else in every file that imports it.',
};
const NO_PROCESS_IMPORT = {
  selector: 'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
  message: 'Settings come from platform/config, in slices.',
};

export default tseslint.config(
  { ignores: ['dist/', 'dist-bench/', 'node_modules/', 'coverage/', '.data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    rules: {
      'house/file-name': 'error',
      'house/parameters': 'error',
      'max-lines': ['error', fileLinesMax],
      'max-lines-per-function': ['error', { max: functionLinesMax }],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_PROCESS_IMPORT],
      'no-console': 'error',
      eqeqeq: 'error',
      ...UNSTEADY,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Leaves files with decorators alone by itself: a class that is imported as a type cannot be injected.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false },
      ],
      // An async function without await is how a synchronous answer meets an asynchronous interface.
      '@typescript-eslint/require-await': 'off',
      // Modules of Nest are classes without members.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        UNSTEADY['no-restricted-globals'][0],
        UNSTEADY['no-restricted-globals'][1],
        ...OUTSIDE.map((name) => ({ name, message: 'The domain is pure: hand in what it needs as an argument.' })),
      ],
    },
  },
  {
    // The two rooms that may touch what is unsteady.
    files: ['src/platform/clock/**', 'src/platform/config/**'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      // `describe` holds all tests of one thing; each `it` is short.
      'max-lines-per-function': 'off',
      // jest's asymmetric matchers and parsed JSON are any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // jest calls the default export of its global setup and teardown.
    files: ['test/support/{start,stop}-*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    rules: { 'max-lines': ['error', fileLinesMax] },
  },
);
