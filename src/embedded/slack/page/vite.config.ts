import { defineConfig } from 'vite';

/** Builds the page to dist/page, where the embedded workspace finds it (scripts/prepare/page.mjs starts it). */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  clearScreen: false,
  logLevel: 'warn',
  build: {
    outDir: '../../../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    // One chunk is the library that draws what messages rarely hold; it is loaded when one does.
    chunkSizeWarningLimit: 1_000,
  },
});
