// Whether the key file fits the database. A lost or wrong key is refused before anything is read or written with it:
// numbers written under another key would be second persons, and those already there could never be read again.

import { err, ok, type Result } from '#domain/result'
import type { Database, Tx } from './database.ts'
import { type KeyFileRefusal, makeKeyFile, readKeyFile } from './key-file.ts'
import { createProtect, type Protect } from './protect.ts'

/**
 * key-file-missing: the database was written with a key that is not there; key-lost: the file lacks one of its keys;
 * key-wrong: the file has another key under the same number.
 */
export type KeyRefusal = KeyFileRefusal | 'key-lost' | 'key-wrong'

/** Makes the key file when the database has never been written with a key. `database` must be migrated. */
export async function openKeys(database: Database, path: string): Promise<Result<Protect, KeyRefusal>> {
  let file = await readKeyFile(path)
  if (!file.ok && file.error === 'key-file-missing' && (await countKnownKeys(database)) === 0) {
    await makeKeyFile(path)
    file = await readKeyFile(path)
  }
  if (!file.ok) return file
  const protect = createProtect(file.value)
  return database.asSystem('compare keys', async (tx) => {
    const refusal = await compareKeys(tx, protect)
    return refusal ? err(refusal) : ok(protect)
  })
}

const countKnownKeys = (database: Database): Promise<number> =>
  database.asSystem(
    'count keys',
    async (tx) => (await tx.selectFrom('keyChecks').select('keyId').execute()).length,
  )

async function compareKeys(tx: Tx, protect: Protect): Promise<KeyRefusal | null> {
  const given = new Map(protect.checkValues().map(({ keyId, checkValue }) => [keyId, checkValue]))
  const rows = [...given].map(([keyId, checkValue]) => ({ keyId, checkValue }))
  await tx
    .insertInto('keyChecks')
    .values(rows)
    .onConflict((on) => on.column('keyId').doNothing())
    .execute()
  for (const { keyId, checkValue } of await tx
    .selectFrom('keyChecks')
    .select(['keyId', 'checkValue'])
    .execute()) {
    const value = given.get(keyId)
    if (!value) return 'key-lost'
    if (!value.equals(checkValue)) return 'key-wrong'
  }
  return null
}
