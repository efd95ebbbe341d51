import { defineConfig } from 'vitest/config';

const { CI } = process.env;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    reporters: CI ? ['default', ['json', { outputFile: 'out/test-report.json' }]] : ['default'],
  },
});
