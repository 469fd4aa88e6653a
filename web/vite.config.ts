import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
/**
 * The panel is built alone: what it would share with the console, it would load for the console's sake as well. Its
 * states, which customers never load, and the editor, which takes what it needs of the console, are built alone for the
 * same reason.
 */
const pages: Record<string, string[]> = {
  panel: ['widget/index'],
  states: ['widget/states', 'widget/states/one', 'widget/states/page'],
  editor: ['editor/index'],
}
const pagesOf = (mode: string) => pages[mode] ?? ['console/index', 'demo/index', 'help/index']

/**
 * What is loaded later (the widget's words) has nothing of its own to load beforehand: Vite's helper for that, 700 bytes
 * of what every customer loads, does nothing here.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** The pages. The loader is a build of its own (vite.loader.config.ts): one file, no modules. */
export default defineConfig(({ mode }) => ({
  root,
  base: '/',
  publicDir: false,
  // A catalogue of words is one thing: no name for each of its sentences.
  json: { namedExports: false },
  plugins: [plainImports],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(root, '../dist/web'),
    emptyOutDir: !(mode in pages),
    // light-dark(), :dir() and nesting as they are: Chrome 123, Firefox 120, Safari 17.5 (May 2024) and later.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Icons do nothing until they are drawn: what only the console draws stays out of what customers load.
      treeshake: { moduleSideEffects: [{ test: /\/icons-console/, sideEffects: false }] },
      input: Object.fromEntries(
        pagesOf(mode)
          .map((page) => [page.replace('/index', '').replaceAll('/', '-'), join(root, `${page}.html`)])
          .filter(([, file]) => existsSync(String(file))),
      ),
    },
  },
}))
