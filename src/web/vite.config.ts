// Builds the console and the field app into dist/: a page for each and hashed files under assets/, and the service worker of the
// field app with the list of its own files. Nothing is inlined and nothing comes from another host, so the pages run under
// `default-src 'self'`. `--mode gallery` adds the component galleries.

import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

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

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

/** The service worker keeps what the field app is made of, also what it loads later: offline there is no later. */
const writeShell: Plugin = {
  name: 'write-shell',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = chunkNamed(bundle, 'service-worker')
    const field = chunkNamed(bundle, 'field')
    if (worker === undefined || field === undefined) return
    const files = [...filesOf(bundle, field), ...ICONS].map((name) => `/${name}`).sort()
    const version = createHash('sha256').update(JSON.stringify(files)).update(worker.code).digest('hex')
    const shell = { version: version.slice(0, 16), files }
    worker.code = `const SHELL = ${JSON.stringify(shell)};\n${worker.code}`
  },
}

const ICONS = ['field/manifest.webmanifest', 'field/icon-192.png', 'field/icon-512.png']

const chunkNamed = (bundle: Bundle, name: string): Chunk | undefined =>
  Object.values(bundle).find((one): one is Chunk => one.type === 'chunk' && one.isEntry && one.name === name)

/** Scripts reached from this one, their styles, and the files that the styles name. */
const filesOf = (bundle: Bundle, entry: Chunk): string[] => {
  const found = new Set<string>()
  const visit = (name: string): void => {
    const one = bundle[name]
    if (one === undefined || found.has(name)) return
    found.add(name)
    const text = one.type === 'chunk' ? one.code : String(one.source)
    if (one.type === 'chunk') {
      for (const next of [...one.imports, ...one.dynamicImports]) visit(next)
      for (const style of one.viteMetadata?.importedCss ?? []) visit(style)
      for (const asset of one.viteMetadata?.importedAssets ?? []) visit(asset)
    } else if (name.endsWith('.css'))
      for (const [, asset] of text.matchAll(/url\(["']?\/(assets\/[^)"']+)["']?\)/g)) visit(asset ?? '')
  }
  visit(entry.fileName)
  return [...found]
}

export default defineConfig(({ mode }) => ({
  root: path('.'),
  base: '/',
  plugins: [dropForeignPhrases, react(), writeShell],
  build: {
    outDir: path('../../dist'),
    emptyOutDir: true,
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        console: path('console/index.html'),
        field: path('field/index.html'),
        'service-worker': path('worker/service-worker.ts'),
        ...(mode === 'gallery' ? { 'field-gallery': path('field/gallery/index.html') } : {}),
      },
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'field/service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:8080' } },
}))
