// JSON lines on standard error. A run of nine digits or more loses all but its last two: no identity number, CMND or
// phone number ever stands in a log, whoever passes it.

export type Level = 'info' | 'warn' | 'error'
export type Fields = { readonly [name: string]: unknown }
export type Log = Readonly<Record<Level, (message: string, fields?: Fields) => void>>

export const createLog = (write: (line: string) => void, now: () => number = Date.now): Log => {
  const at =
    (level: Level) =>
    (message: string, fields: Fields = {}) => {
      const line = { ...describeErrors(fields), time: new Date(now()).toISOString(), level, msg: message }
      write(`${JSON.stringify(line, masked)}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

export const quietLog: Log = createLog(() => undefined)

// A time stamp in milliseconds would be masked too; times are written as ISO text, which has no nine digits in a row.
export const maskNumbers = (text: string): string =>
  text.replace(
    /\d(?:[ .]?\d){8,}/g,
    (run) => `${'•'.repeat(run.replace(/\D/g, '').length - 2)}${run.slice(-2)}`,
  )

const describeErrors = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
    ]),
  )

/** Text by text, so that the line stays JSON; the names of fields too. */
const masked = (_: string, value: unknown): unknown => {
  if (typeof value === 'string') return maskNumbers(value)
  if (typeof value === 'bigint' || typeof value === 'number') return numberOrMasked(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [maskNumbers(name), inner]))
}

const numberOrMasked = (value: number | bigint): unknown => {
  const text = String(value)
  if (maskNumbers(text) !== text) return maskNumbers(text)
  return typeof value === 'bigint' ? text : value
}
