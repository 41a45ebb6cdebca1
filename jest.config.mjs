// One project, ESM, the bundle built once before all tests (they run what ships).
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': '<rootDir>/jest-esbuild.mjs' },
  globalSetup: '<rootDir>/test/build-once.mjs',
  setupFiles: ['<rootDir>/test/property-seed.mjs'],
  maxWorkers: 2,
  // A busy machine is no failure; what hangs still ends.
  testTimeout: 60_000,
};
