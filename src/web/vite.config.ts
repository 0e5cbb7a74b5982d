// Builds the console into dist/: console/index.html and hashed files under assets/. Nothing is inlined and nothing comes
// from another host, so the pages run under `default-src 'self'`. `--mode gallery` adds the component gallery.

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** React Aria ships its own phrases in 34 languages, none of them Vietnamese: ours stand in words/ui.ts (ui/aria-words.ts). */
const dropForeignPhrases: Plugin = {
  name: 'drop-foreign-phrases',
  enforce: 'pre',
  load(id) {
    return /[\\/]intl[\\/](?:[\w-]+[\\/])?(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/.test(id)
      ? 'export default null'
      : null
  },
}

export default defineConfig({
  root: path('.'),
  base: '/',
  plugins: [dropForeignPhrases, react()],
  build: {
    outDir: path('../../dist'),
    emptyOutDir: true,
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { console: path('console/index.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
