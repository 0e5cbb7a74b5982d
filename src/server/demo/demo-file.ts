// What is in a demo folder: demo.json says which demo was built, or that a build was begun and never ended. Knows no
// database.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { DemoPlan } from './build.ts'

const shape = z.object({
  /** 'building' until the very end: a folder that still says so is built again. */
  state: z.enum(['building', 'ready']),
  people: z.number(),
  day: z.number(),
  /** Of the generator: another one means other people. */
  version: z.number(),
})

export type DemoFile = Readonly<z.infer<typeof shape>>

const VERSION = 3
const FILE = 'demo.json'

/** Null when nothing was built here, or something that cannot be read: it is built anew. */
export async function readDemoFile(folder: string): Promise<DemoFile | null> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const read = shape.safeParse(jsonOf(text))
  return read.success ? read.data : null
}

export async function writeDemoFile(folder: string, state: DemoFile['state'], plan: DemoPlan): Promise<void> {
  const file: DemoFile = { state, people: plan.people, day: plan.day, version: VERSION }
  const fresh = join(folder, `.${FILE}`)
  await writeFile(fresh, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(fresh, join(folder, FILE))
}

function jsonOf(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
