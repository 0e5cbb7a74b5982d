// Where the tools that npm brings have their programs. They are started as `node <program>`, never through
// node_modules/.bin, whose entries differ between systems and pick a Node of their own.
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const program = (...path) => join(root, 'node_modules', ...path)

export const TOOLS = {
  vite: [program('vite', 'bin', 'vite.js')],
  vitest: [program('vitest', 'vitest.mjs')],
  tsc: [program('typescript', 'bin', 'tsc')],
  biome: [program('@biomejs', 'biome', 'bin', 'biome')],
  knip: [program('knip', 'bin', 'knip.js')],
  bench: [join(root, 'bench', 'main.ts')],
  soak: [join(root, 'bench', 'soak.ts')],
}

/** What is checked without running anything: types, style and the fences between rooms, dead code. */
export const CHECKS = [
  { name: 'tsc -b', command: [...TOOLS.tsc, '-b'] },
  { name: 'biome ci .', command: [...TOOLS.biome, 'ci', '.'] },
  { name: 'knip', command: [...TOOLS.knip] },
]
