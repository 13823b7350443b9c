/**
 * Node 20 reads this file through ts-node, as CommonJS; later ones read it as it is.
 *
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"transpileOnly":true,"compilerOptions":{"module":"CommonJS","verbatimModuleSyntax":false}}
 */
import type { Config } from 'jest';

const project = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/spec/support/seedProperties.ts'],
  setupFilesAfterEnv: ['<rootDir>/spec/support/allowTime.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.jest.json' }] },
  moduleNameMapper: {
    '^voiceflow-rx$': '<rootDir>/lib',
    '^voiceflow-rx/(server|testing)$': '<rootDir>/lib/$1',
  },
} satisfies Config;

export default {
  // Jest leaves one core for watching, which on two cores is half of them.
  maxWorkers: '100%',
  // A worker keeps the types of every spec it has checked, and slows down under them.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...project,
      displayName: 'test',
      testMatch: ['<rootDir>/spec/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/spec/(package|services)/'],
    },
    {
      ...project,
      displayName: 'package',
      testMatch: ['<rootDir>/spec/package/**/*.spec.ts'],
      globalSetup: '<rootDir>/spec/package/support/install.ts',
      globalTeardown: '<rootDir>/spec/package/support/uninstall.ts',
    },
    { ...project, displayName: 'services', testMatch: ['<rootDir>/spec/services/**/*.spec.ts'] },
  ],
} satisfies Config;
