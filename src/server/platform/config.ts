// The environment, read once into a frozen value. Nothing else in the server reads process.env.
import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import { readTrustedProxies, type TrustedProxies } from './proxy-list.ts'

export type Config = {
  readonly port: number
  readonly host: string
  /** HOST was given: `demo --lan` then listens there instead of on all addresses of the local network. */
  readonly hostGiven: boolean
  /** The server's own certificate and its key, absolute paths; null: plain http. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  /** Whose x-forwarded-* headers are believed; null: nobody's. */
  readonly trustedProxies: TrustedProxies | null
  /** The data folder, absolute. */
  readonly dataFolder: string
  /** PHUKIN_DATA was given: `demo` then uses that folder instead of its own. */
  readonly dataFolderGiven: boolean
  /** Null: the default outside the data folder (data-folder.ts). */
  readonly keyFile: string | null
  /** How people reach the server, without a slash at the end; null: http://host:port. */
  readonly url: string | null
  /** A PostgreSQL of one's own; null: the embedded one. */
  readonly databaseUrl: string | null
  /** The login that owns and migrates, where a database administrator made the roles. */
  readonly databaseOwnerUrl: string | null
}

export type ConfigRefusal = { readonly variable: string; readonly value: string }

/** Relative paths are taken from `folder`. The refused value never holds a password: URLs are not repeated. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Result<Config, ConfigRefusal> => {
  const given = (name: string): string | null => {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? null : value
  }
  const refuse = (variable: string, value: string) => err({ variable, value })
  const path = (text: string) => (isAbsolute(text) ? text : resolve(folder, text))

  const portText = given('PORT') ?? '8080'
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) return refuse('PORT', portText)
  const host = given('HOST') ?? '127.0.0.1'
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return refuse('HOST', host)
  const url = given('PHUKIN_URL')?.replace(/\/+$/, '') ?? null
  if (url !== null && !isUrl(url, ['http:', 'https:'])) return refuse('PHUKIN_URL', url)
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL']) {
    const value = given(name)
    if (value !== null && !isUrl(value, ['postgres:', 'postgresql:'])) return refuse(name, '…')
  }
  // Alone it would be forgotten, and the embedded database started beside the one that was meant.
  if (given('DATABASE_OWNER_URL') !== null && given('DATABASE_URL') === null)
    return refuse('DATABASE_URL', '')
  const [tlsCert, tlsKey] = [given('PHUKIN_TLS_CERT'), given('PHUKIN_TLS_KEY')]
  if ((tlsCert === null) !== (tlsKey === null))
    return refuse(tlsCert === null ? 'PHUKIN_TLS_CERT' : 'PHUKIN_TLS_KEY', '')
  const proxies = given('PHUKIN_TRUSTED_PROXIES')
  const trusted = proxies === null ? ok(null) : readTrustedProxies(proxies)
  if (!trusted.ok) return refuse('PHUKIN_TRUSTED_PROXIES', proxies ?? '')
  const keyFile = given('PHUKIN_KEY_FILE')
  return ok(
    Object.freeze({
      port,
      host,
      hostGiven: given('HOST') !== null,
      tls: tlsCert === null || tlsKey === null ? null : { certFile: path(tlsCert), keyFile: path(tlsKey) },
      trustedProxies: trusted.value,
      dataFolder: path(given('PHUKIN_DATA') ?? 'data'),
      dataFolderGiven: given('PHUKIN_DATA') !== null,
      keyFile: keyFile === null ? null : path(keyFile),
      url,
      databaseUrl: given('DATABASE_URL'),
      databaseOwnerUrl: given('DATABASE_OWNER_URL'),
    }),
  )
}

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol)
