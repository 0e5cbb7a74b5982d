// Builds the console and the field app into dist/: a page for each and hashed files under assets/, and the service worker of the
// field app with the list of its own files. Nothing is inlined and nothing comes from another host, so the pages run under
// `default-src 'self'`. `--mode gallery` adds the component galleries; `--mode faults` gives tests a handle on the phone.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type LogLevel, type Plugin, type Rolldown, type UserConfig } from 'vite'

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

const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8')) as { version: string }

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
    const files = [...filesOf(bundle, field), ...UNHASHED].map((name) => `/${name}`).sort()
    const hash = createHash('sha256').update(JSON.stringify(files)).update(worker.code)
    for (const name of UNHASHED) hash.update(readFileSync(path(`public/${name}`)))
    const shell = { version: hash.digest('hex').slice(0, 16), entry: `/${field.fileName}`, files }
    worker.code = `const SHELL = ${JSON.stringify(shell)};\n${worker.code}`
  },
}

const UNHASHED = ['field/manifest.webmanifest', 'field/icon-192.png', 'field/icon-512.png']

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

/** What both apps are built with. */
const shared = {
  root: path('.'),
  base: '/',
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(version) },
  build: {
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
} satisfies UserConfig

/** By itself, though by the same command: what the two apps share would else be loaded by phones with all that the console needs of it. */
const buildField: Plugin = {
  name: 'build-field',
  apply: 'build',
  configResolved({ mode, build: { outDir }, logLevel }) {
    buildField.closeBundle = () => buildFieldApp(mode, outDir, logLevel)
  },
}

const buildFieldApp = async (mode: string, outDir: string, logLevel: LogLevel | undefined): Promise<void> => {
  await build({
    ...{ ...shared, configFile: false, mode },
    ...(logLevel === undefined ? {} : { logLevel }),
    plugins: [react(), writeShell],
    build: {
      ...{ ...shared.build, outDir, emptyOutDir: false },
      rolldownOptions: {
        input: {
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
  })
}

export default defineConfig({
  ...shared,
  plugins: [dropForeignPhrases, react(), buildField],
  // The phone's, written by its own build.
  publicDir: false,
  build: {
    ...{ ...shared.build, outDir: path('../../dist'), emptyOutDir: true },
    rolldownOptions: { input: { console: path('console/index.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
