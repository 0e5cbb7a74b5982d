// The web pages as they are shipped. In a process of its own: under vitest's NODE_ENV it would be a development build.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** Builds into dist, unless `options` (of `vite build`) say otherwise. Rejects with what the build printed. */
export async function buildWeb(...options: readonly string[]): Promise<void> {
  const vite = path('node_modules/vite/bin/vite.js')
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', path('src/web'), '--logLevel', 'error', ...options],
    {
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
}
