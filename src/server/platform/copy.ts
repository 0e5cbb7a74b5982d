// COPY into and out of a table inside a transaction. Lines are gathered to 64 KB before they are written: row by row it is four
// times slower.
import { once } from 'node:events'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { rawClient, type Tx } from './database.ts'

export type CopyValue = string | number | boolean | null

export type Copy = {
  /** Resolves at once unless the connection is behind. */
  readonly row: (values: readonly CopyValue[]) => Promise<void> | undefined
  /** Ends the COPY; resolves to the number of rows. */
  readonly end: () => Promise<number>
  readonly abort: (cause: Error) => void
}

const BATCH = 1 << 16

/** `target`: "table (column, …)". Nothing else may use the transaction until `end`. */
export const copyInto = (tx: Tx, target: string): Copy => {
  const stream = rawClient(tx).query(copyFrom(`copy ${target} from stdin`))
  let failed: Error | null = null
  stream.on('error', (error: Error) => {
    failed = error
  })
  let lines = ''
  let rows = 0
  const flush = (): Promise<void> | undefined => {
    const text = lines
    lines = ''
    if (failed) throw failed
    if (stream.write(text)) return undefined
    return once(stream, 'drain').then(() => undefined)
  }
  return {
    row: (values) => {
      lines += copyLine(values)
      rows += 1
      return lines.length >= BATCH ? flush() : undefined
    },
    end: async () => {
      if (lines !== '') await flush()
      const done = once(stream, 'finish')
      stream.end()
      await done
      return rows
    },
    abort: (cause) => {
      stream.destroy(cause)
    },
  }
}

/** The rows of a query in PostgreSQL's binary form, in pieces of any size. Nothing else may use the transaction until the end. */
export const copyOut = (tx: Tx, query: string): AsyncIterable<Buffer> =>
  rawClient(tx).query(copyTo(`copy (${query}) to stdout (format binary)`))

const SPECIAL = /[\\\t\n\r]/
const EVERY_SPECIAL = /[\\\t\n\r]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

export const copyLine = (values: readonly CopyValue[]): string => {
  let line = ''
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]
    if (i > 0) line += '\t'
    if (value === null || value === undefined) line += '\\N'
    else if (typeof value === 'string')
      line += SPECIAL.test(value) ? value.replace(EVERY_SPECIAL, (c) => ESCAPES[c] ?? c) : value
    else line += value === true ? 't' : value === false ? 'f' : value
  }
  return `${line}\n`
}
