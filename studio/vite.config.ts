import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` shows the studio at its own address and hands everything else to a server that runs already.
const server = process.env['RYTM_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/studio',
    emptyOutDir: true,
    // Browsers that know light-dark(): all since the middle of 2024.
    target: 'es2023',
    cssTarget: ['chrome125', 'firefox126', 'safari17.5'],
    // The content policy of the server allows nothing inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/testing.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-studio.xml' }]],
  },
});
