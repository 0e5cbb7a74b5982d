// The server's own certificate: read and judged before anything starts, and taken up anew without a restart when its files are
// renewed. Refuses what could not serve; warns of what serves and will not be believed. Never logs a key.

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'
import { err, ok, type Result } from '#domain/result'
import type { Log } from './log.ts'

/** PEM. `cert` is the server's certificate with whatever chain follows it. */
export type Credentials = { readonly cert: string; readonly key: string }

export type TlsFiles = { readonly certFile: string; readonly keyFile: string }

/** `detail` is the path. An encrypted key counts as unreadable: nobody is there to type its password. */
export type TlsRefusal = {
  readonly code:
    | 'tls-file-missing'
    | 'tls-file-denied'
    | 'tls-certificate-unreadable'
    | 'tls-key-unreadable'
    | 'tls-key-other'
  readonly detail: string
}

/** `on`: the day (ISO) on which it ends, or begins. */
export type TlsWarning = {
  readonly code: 'tls-expired' | 'tls-expires-soon' | 'tls-not-yet'
  readonly on: string
}

export type ReadTls = Credentials & { readonly warning: TlsWarning | null }

const SOON_MS = 14 * 86_400_000

export async function readTls(
  { certFile, keyFile }: TlsFiles,
  now: Date,
): Promise<Result<ReadTls, TlsRefusal>> {
  const cert = await readPem(certFile)
  if (!cert.ok) return cert
  const key = await readPem(keyFile)
  if (!key.ok) return key
  const certificate = tried(() => new X509Certificate(cert.value))
  if (!certificate) return err({ code: 'tls-certificate-unreadable', detail: certFile })
  const privateKey = tried(() => createPrivateKey(key.value))
  if (!privateKey) return err({ code: 'tls-key-unreadable', detail: keyFile })
  if (!certificate.checkPrivateKey(privateKey)) return err({ code: 'tls-key-other', detail: keyFile })
  const credentials = { cert: cert.value, key: key.value }
  // What OpenSSL would refuse to serve: a key too short, a chain that cannot be read.
  if (!tried(() => createSecureContext({ ...credentials, ...VERSIONS })))
    return err({ code: 'tls-certificate-unreadable', detail: certFile })
  return ok({ ...credentials, warning: warningOf(certificate, now) })
}

/** Older versions are broken; every phone we aim at speaks 1.3. */
export const VERSIONS = { minVersion: 'TLSv1.2' } as const

async function readPem(path: string): Promise<Result<string, TlsRefusal>> {
  try {
    return ok(await readFile(path, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return err({ code: 'tls-file-missing', detail: path })
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
      return err({ code: 'tls-file-denied', detail: path })
    throw error
  }
}

/** OpenSSL says what is wrong with its input by throwing. */
function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

function warningOf({ validFromDate, validToDate }: X509Certificate, now: Date): TlsWarning | null {
  if (now < validFromDate) return { code: 'tls-not-yet', on: dayIn(validFromDate) }
  if (now > validToDate) return { code: 'tls-expired', on: dayIn(validToDate) }
  const isSoon = validToDate.getTime() - now.getTime() < SOON_MS
  return isSoon ? { code: 'tls-expires-soon', on: dayIn(validToDate) } : null
}

const dayIn = (date: Date): string => date.toISOString().slice(0, 10)

const EVERY_MS = 60_000

/**
 * Looks at the files each minute: whoever renews certificates replaces links, writes one file after the other, or does it by hand, of
 * which no file system tells reliably. Files that do not fit (yet) leave what is served as it is; said once, not each minute.
 */
export function renewTls(
  server: Server,
  files: TlsFiles,
  given: { readonly held: Credentials; readonly log: Log; readonly everyMs?: number },
): { readonly stop: () => void } {
  const { log } = given
  let { held } = given
  let said = ''
  const say = (code: string, fields: Readonly<Record<string, string>>) => {
    if (said !== code) log.warn('certificate', { code, ...fields })
    said = code
  }
  const look = async () => {
    const read = await readTls(files, new Date())
    if (!read.ok) return say(read.error.code, { file: read.error.detail })
    const { warning, cert, key } = read.value
    if (cert !== held.cert || key !== held.key) {
      server.setSecureContext({ cert, key, ...VERSIONS })
      held = { cert, key }
      log.info('certificate renewed', { file: files.certFile })
    }
    if (warning) say(warning.code, { on: warning.on })
    else said = ''
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.error('certificate not looked at', { error }))
  }, given.everyMs ?? EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
