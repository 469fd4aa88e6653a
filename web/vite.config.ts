import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname
const pages = ['widget', 'console', 'demo', 'help']

/** The pages. The loader is a build of its own (vite.loader.config.ts): one file, no modules. */
export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(root, '../dist/web'),
    emptyOutDir: true,
    // light-dark(), :dir() and nesting as they are: Chrome 123, Firefox 120, Safari 17.5 (May 2024) and later.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(
        pages.map((page) => [page, join(root, page, 'index.html')]).filter(([, file]) => existsSync(String(file))),
      ),
    },
  },
})
