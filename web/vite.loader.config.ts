import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** `/widget.js`: the one classic script that other people's pages include. */
export default defineConfig({
  root,
  publicDir: false,
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
