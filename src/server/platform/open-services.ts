// Opens what the server and every command stand on, in this order: data folder, PostgreSQL, schema, key, files; and closes
// it again. Whoever comes second joins the PostgreSQL that runs.

import { join } from 'node:path'
import { err, ok, type Result } from '#domain/result'
import type { Config } from './config.ts'
import {
  type DataFolder,
  type DataFolderKind,
  type DataFolderRefusal,
  defaultKeyFile,
  isInsideDataFolder,
  openDataFolder,
} from './data-folder.ts'
import { openFiles } from './files.ts'
import { type KeyRefusal, openKeys } from './keys.ts'
import type { Log } from './log.ts'
import { type DatabaseRefusal, openDatabase } from './open-database.ts'
import { type LocalPostgresRefusal, startLocalPostgres } from './postgres/local-postgres.ts'
import type { Services } from './services.ts'

export type OpenRefusal = {
  readonly code:
    | `data-folder-${DataFolderRefusal['code']}`
    | LocalPostgresRefusal['code']
    | DatabaseRefusal
    | KeyRefusal
  /** The path or what PostgreSQL said; never a number or a password. */
  readonly detail: string
}

export type Opened = {
  readonly services: Services
  /** Names of the schema files that were applied just now. */
  readonly migrated: readonly string[]
  /** The key file lies in the data folder: a copy of the folder carries the key. */
  readonly keyBesideData: boolean
  readonly close: () => Promise<void>
}

type Given = {
  readonly config: Config
  readonly log: Log
  /** 'demo': a demo folder, made if need be. Otherwise any folder is opened, and a missing one becomes a real one. */
  readonly kind?: 'demo' | undefined
  readonly env?: Readonly<Record<string, string | undefined>>
}

export async function openServices({
  config,
  log,
  kind,
  env = process.env,
}: Given): Promise<Result<Opened, OpenRefusal>> {
  const folder = await openFolder(config.dataFolder, kind)
  if (!folder.ok) return err({ code: `data-folder-${folder.error.code}`, detail: folder.error.path })
  const dataFolder = folder.value
  const local = config.databaseUrl === null ? await startLocalPostgres({ folder: dataFolder, log }) : null
  if (local && !local.ok) return local
  const closing: (() => Promise<void>)[] = local ? [local.value.stop] : []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  const refuse = async (refusal: OpenRefusal) => {
    await close()
    return err(refusal)
  }
  try {
    const opened = await openDatabase({
      databaseUrl: config.databaseUrl ?? local?.value.superuserUrl ?? '',
      ownerUrl: config.databaseOwnerUrl,
      passwordFile: join(dataFolder.path, 'login-password'),
    })
    if (!opened.ok) return await refuse({ code: opened.error, detail: '' })
    const { database, migrated } = opened.value
    closing.push(database.close)
    const keyFile = config.keyFile ?? defaultKeyFile(dataFolder, env)
    const keys = await openKeys(database, keyFile)
    if (!keys.ok) return await refuse({ code: keys.error, detail: keyFile })
    const files = await openFiles(join(dataFolder.path, 'files'), keys.value)
    const services = { config, log, dataFolder, database, protect: keys.value, files }
    return ok({ services, migrated, keyBesideData: await isInsideDataFolder(keyFile, dataFolder), close })
  } catch (error) {
    await close()
    throw error
  }
}

async function openFolder(
  path: string,
  kind: DataFolderKind | undefined,
): Promise<Result<DataFolder, DataFolderRefusal>> {
  if (kind) return openDataFolder(path, { make: kind })
  const opened = await openDataFolder(path)
  return !opened.ok && opened.error.code === 'missing' ? openDataFolder(path, { make: 'real' }) : opened
}
