import { defineConfig } from 'vite';

/** The process's entry, beside Kit's handler. Built second: the adapter empties `build/`. */
export default defineConfig({
  build: {
    ssr: 'src/server.ts',
    outDir: 'build',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    rolldownOptions: { external: ['./handler.js'], output: { entryFileNames: 'server.js' } }
  }
});
