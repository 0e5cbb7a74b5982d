// Looking a number up, and a name by the beginnings of its words in one commune: alone and with 32 clients at once,
// beside the same query as the role that row security lets see everything.
import { rangeOf } from '#domain/units'
import { findByIdentityBlock } from '../src/server/people/queries.ts'
import { searchByName } from '../src/server/people/search.ts'
import { createDatabase, type Database, type Tx } from '../src/server/platform/database.ts'
import type { Place } from './place.ts'
import { type Measured, quantile, timeRuns } from './report.ts'

const CLIENTS = 32

export const benchSearch = async (place: Place): Promise<Measured[]> => {
  const { commune, blocks } = await pickCommune(place)
  const scope = { kind: 'unit', ranges: [rangeOf(commune)] } as const
  const asker = { accountId: '00000000-0000-7000-8000-000000000000', scope }
  const names = ['nguyen v', 'tran thi', 'le', 'pham h', 'dieu', 'ng th ho']
  let turn = 0
  const byNumber = (tx: Tx) => findByIdentityBlock(tx, blocks[turn++ % blocks.length] ?? Buffer.alloc(16))
  const byName = (tx: Tx) => searchByName(tx, scope, names[turn++ % names.length] ?? '', null)
  const database = createDatabase({ url: await loginUrl(place), connections: CLIENTS })
  try {
    return [
      ...(await measure(database, asker, 'identity lookup', byNumber)),
      ...(await measure(database, asker, 'name search in a commune', byName)),
    ]
  } finally {
    await database.close()
  }
}

const measure = async (
  database: Database,
  asker: Parameters<Database['asUnit']>[0],
  what: string,
  ask: (tx: Tx) => Promise<unknown>,
): Promise<Measured[]> => {
  const guarded = () => database.asUnit(asker, ask)
  const bare = () => database.asSystem('bench', ask)
  const alone = await timeRuns(100, guarded)
  const together = await withClients(guarded)
  const free = await withClients(bare)
  return [
    { what: `${what}, p50 alone`, value: quantile(alone, 0.5), unit: 'ms', goal: null },
    { what: `${what}, p90 alone`, value: quantile(alone, 0.9), unit: 'ms', goal: 10 },
    { what: `${what}, p90 with 32 clients`, value: quantile(together, 0.9), unit: 'ms', goal: null },
    {
      what: `${what}, 32 clients, p90 ÷ without row security`,
      value: quantile(together, 0.9) / quantile(free, 0.9),
      unit: '×',
      goal: 3,
    },
  ]
}

/** Each client asks again as soon as it is answered. */
const withClients = async (ask: () => Promise<unknown>): Promise<number[]> =>
  (await Promise.all(Array.from({ length: CLIENTS }, () => timeRuns(60, ask)))).flat()

/** A large commune and the numbers of some of its people, as they are stored. */
const pickCommune = async ({ admin }: Place): Promise<{ commune: number; blocks: Buffer[] }> => {
  const { rows } = await admin.query<{ commune: number }>(
    'select commune_id as commune from people group by 1 order by count(*) desc limit 1',
  )
  const commune = rows[0]?.commune ?? 0
  const found = await admin.query<{ block: Buffer }>(
    'select identity_block as block from people where commune_id = $1 and identity_block is not null limit 200',
    [commune],
  )
  return { commune, blocks: found.rows.map(({ block }) => block) }
}

/** The login of the server itself, with as many connections as clients. */
const loginUrl = async ({ services }: Place): Promise<string> => {
  const { connectionString } = services.database.systemPool.options
  if (connectionString === undefined) throw new Error('bench: the login is not known')
  return connectionString
}
