// Writes src/server/platform/tables.generated.ts from a database that the migrations have just made, so that a column that
// is not there does not compile. Run it after a new migration: node scripts/generate-tables.ts

import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDataFolder } from '../src/server/platform/data-folder.ts'
import { quietLog } from '../src/server/platform/log.ts'
import { migrate } from '../src/server/platform/migrate.ts'
import { startLocalPostgres } from '../src/server/platform/postgres/local-postgres.ts'
import { prepareRoles } from '../src/server/platform/roles.ts'
import { tablesSource } from '../test/support/tables-source.ts'

const TARGET = new URL('../src/server/platform/tables.generated.ts', import.meta.url)

async function generate(): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'phukin-tables-'))
  const folder = await openDataFolder(path, { make: 'real' })
  if (!folder.ok) throw new Error(folder.error.code)
  const local = await startLocalPostgres({ folder: folder.value, log: quietLog })
  if (!local.ok) throw new Error(`${local.error.code} ${local.error.detail}`)
  const { superuserUrl, stop } = local.value
  try {
    await prepareRoles({ adminUrl: superuserUrl, loginPassword: 'unused' })
    await migrate(superuserUrl)
    await writeFile(TARGET, await tablesSource(superuserUrl))
  } finally {
    await stop()
    await rm(path, { recursive: true, force: true })
  }
  const biome = new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url)
  execFileSync(process.execPath, [fileURLToPath(biome), 'format', '--write', fileURLToPath(TARGET)], {
    stdio: 'ignore',
  })
}

if (import.meta.main) await generate()
