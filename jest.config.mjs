/** Unit and contract tests; `test/e2e` needs the built bundle and runs as its own project. */
const shared = {
  testEnvironment: 'node',
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/support/transform.cjs' },
  transformIgnorePatterns: ['node_modules/(?!(hucre|defter)/)'],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json'],
};
export default {
  // One core is left idle otherwise, which is half of a machine of two.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      setupFiles: ['<rootDir>/test/support/texts.ts'],
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
    },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
