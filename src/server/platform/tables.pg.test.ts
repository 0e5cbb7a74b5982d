import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../../test/support/postgres.ts'
import { tablesSource } from '../../../test/support/tables-source.ts'

const withoutLayout = (source: string) => source.replace(/\s+/g, '').replaceAll(':|', ':')

it('the types of the tables are those of the migrations (else: node scripts/generate-tables.ts)', async () => {
  const fresh = await freshDatabase()
  const written = await readFile(new URL('./tables.generated.ts', import.meta.url), 'utf8')
  expect(withoutLayout(written)).toBe(withoutLayout(await tablesSource(fresh.adminUrl)))
  await fresh.drop()
})
