// A whole campaign that comes back at four in the afternoon: every phone pulls, then hands in its day, while a leader looks at the board.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import { pullAll, timeHandIn, visitOf } from './field-phone.ts'
import type { FieldServer } from './field-server.ts'
import type { Place } from './place.ts'
import { type Measured, quantile, timeRuns } from './report.ts'

const WHOLE = { phones: 2_000, seconds: 600 }
const TENTH = { phones: 200, seconds: 60 }
const VISITS = 50

export const benchReturn = async (
  { admin }: Place,
  server: FieldServer,
  communes: readonly number[],
  isWhole: boolean,
): Promise<Measured[]> => {
  const { phones: many, seconds } = isWhole ? WHOLE : TENTH
  const phones = await server.letIn(communes, many, VISITS)
  const board = await boardReader(admin, server)
  const quiet = await timeRuns(40, board)
  const busy: number[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      await board()
      busy.push(performance.now() - began)
      await sleep(100)
    }
  })()
  const waits = await Promise.all(
    phones.map(async (phone, i) => {
      await sleep((i / many) * seconds * 1000)
      const began = performance.now()
      await pullAll(server, phone)
      await timeHandIn(
        server,
        phone,
        phone.people.map((person, n) => visitOf(person, n + 1)),
      )
      return performance.now() - began
    }),
  )
  isOver = true
  await watching
  return [
    { what: 'board of the province, quiet, p95', value: quantile(quiet, 0.95), unit: 'ms', goal: null },
    {
      what: `the same while ${many} phones return in ${seconds} s, p95 ÷ quiet`,
      value: quantile(busy, 0.95) / quantile(quiet, 0.95),
      ...{ unit: '×', goal: 5 },
    },
    { what: 'a returning phone waits, p50', value: quantile(waits, 0.5), unit: 'ms', goal: null },
    {
      what: 'the longest that a returning phone waits',
      value: Math.max(...waits) / 1000,
      ...{ unit: 's', goal: 120 },
    },
  ]
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The province's board as a leader's browser asks for it. */
const boardReader = async (admin: Place['admin'], { url }: FieldServer) => {
  const [account, token] = [randomUUID(), randomBytes(32).toString('base64url')]
  await admin.query(
    `insert into accounts (account_id, username, display_name, role, password_hash)
     values ($1, 'bench-leader', 'bench', 'province_leader', '-')`,
    [account],
  )
  await admin.query('insert into account_units (account_id, unit_id) values ($1, $2)', [account, BINH_PHUOC])
  await admin.query(
    `insert into api_tokens (token_hash, account_id, label, expires_at)
     values ($1, $2, 'bench', now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), account],
  )
  const address = `${url}/api/coverage/board?unit=${BINH_PHUOC}`
  return async () => {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`bench: the board answers ${answer.status}`)
    await answer.arrayBuffer()
  }
}
