// The key file: the secrets that stand outside the database. Reads it, makes it on the first start, and nothing else:
// what is derived from the secrets is in protect.ts, whether they fit the database is in keys.ts.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { err, ok, type Result } from '#domain/result'

const shape = z.object({
  keys: z
    .array(
      z.object({
        id: z.int().check(z.positive(), z.maximum(32_767)),
        secret: z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/)),
      }),
    )
    .check(z.minLength(1)),
  current: z.int(),
})

/** `secret` is 32 bytes. New rows are written under `current`; the others are kept to read older rows. */
export type KeyFile = {
  readonly keys: readonly { readonly id: number; readonly secret: Buffer }[]
  readonly current: number
}

export type KeyFileRefusal = 'key-file-missing' | 'key-file-unreadable'

export async function readKeyFile(path: string): Promise<Result<KeyFile, KeyFileRefusal>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return err('key-file-missing')
  const read = shape.safeParse(jsonOf(text))
  if (!read.success || !read.data.keys.some(({ id }) => id === read.data.current))
    return err('key-file-unreadable')
  const keys = read.data.keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, 'base64') }))
  return ok({ keys, current: read.data.current })
}

/** Readable by its owner alone. If another process was first, its file stands. */
export async function makeKeyFile(path: string): Promise<void> {
  const made = { keys: [{ id: 1, secret: randomBytes(32).toString('base64') }], current: 1 }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  await file?.writeFile(`${JSON.stringify(made, null, 2)}\n`)
  await file?.sync()
  await file?.close()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
