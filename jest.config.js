// SWC compiles everything to CommonJS for Jest, Nest's ESM-only packages included: the setup that needs no Node flags.
const compileTo = (target, parser, transform) => ({
  jsc: { target, parser, transform },
  module: { type: 'commonjs' },
  swcrc: false,
});
const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        ...compileTo(
          'es2022',
          { syntax: 'typescript', decorators: true },
          { legacyDecorator: true, decoratorMetadata: true },
        ),
        isModule: true,
      },
    ],
    '^.+\\.m?js$': ['@swc/jest', { ...compileTo('es2022', { syntax: 'ecmascript' }), isModule: 'unknown' }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|temporal-polyfill|temporal-utils)/)'],
  moduleNameMapper: {
    '/open-thread\\.js$': '<rootDir>/test/support/open-thread.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default {
  // A test that hangs ends here. Nothing is timed by it: machines are shared, and a slow one is not a wrong one.
  testTimeout: 120_000,
  // A process that runs file after file keeps what each has loaded (some 30 MB a file, for Jest never lets go of it all):
  // on a machine of two cores Jest would run all of them in one process until its heap is full. Two are begun instead,
  // and one that has grown past the limit is replaced before its next file.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/{e2e,contracts}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
    {
      ...base,
      displayName: 'libical',
      testMatch: ['<rootDir>/test/libical/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-postgres.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
    {
      ...base,
      displayName: 'mail',
      testMatch: ['<rootDir>/test/mail/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-postgres-and-dovecot.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
    {
      ...base,
      displayName: 'redis',
      // The queue's contract, and every end-to-end test in which something is sent, with the queue in Redis.
      testMatch: ['<rootDir>/test/redis/**/*.spec.ts', '<rootDir>/test/e2e/{invitations*,demo-story}.spec.ts'],
      globalSetup: '<rootDir>/test/support/start-postgres-and-redis.ts',
      globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
    },
  ],
};
