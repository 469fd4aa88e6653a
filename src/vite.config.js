import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/**
 * The server, with what it depends on in one file: a thousand small modules would take most of the time of a start.
 * What is not plain JavaScript stays in node_modules, and lunr, whose languages are loaded into it while it runs.
 */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'lunr', 'lunr-languages'] },
  build: {
    ssr: true,
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        cli: join(root, 'src/cli.ts'),
        'index-worker': join(root, 'src/knowledge/index-worker.ts'),
        'import-worker': join(root, 'src/knowledge/import/import-worker.ts'),
        'rehearsal-worker': join(root, 'src/rehearsal-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
