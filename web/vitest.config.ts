import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    restoreMocks: true,
    env: { TZ: 'America/New_York' },
    projects: [
      {
        extends: true,
        test: {
          name: 'components',
          include: ['src/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['src/test/setup.ts'],
        },
      },
      {
        // What needs a document all the same says so in its first line: `@vitest-environment happy-dom`.
        extends: true,
        test: {
          name: 'logic',
          include: ['src/**/*.test.ts', '{build,scripts}/*.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
});
