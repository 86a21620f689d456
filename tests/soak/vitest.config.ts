import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs `npm run soak` one file after the other, since each needs the machine for itself. */
export default defineConfig({
  resolve: { alias: { $lib: at('../../src/lib') } },
  test: {
    name: 'soak',
    root: at('../..'),
    include: ['tests/soak/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
});
