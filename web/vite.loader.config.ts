import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/** The style sheets of its shadow roots are read by people in the sources alone. */
const plainStyles: Plugin = {
  name: 'plain-styles',
  transform: (code, id) =>
    /\/(launcher|inline|surface)\.ts$/.test(id)
      ? code.replace(/`\n[^`]*`/g, (style) => style.replaceAll('\n', ''))
      : undefined,
}

/** `/widget.js`: the one classic script that other people's pages include. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [plainStyles],
  build: {
    outDir: join(root, '../dist/web'),
    emptyOutDir: false,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    lib: {
      entry: join(root, 'widget/loader.ts'),
      formats: ['iife'],
      name: 'bellhopLoader',
      fileName: () => 'widget.js',
    },
  },
})
