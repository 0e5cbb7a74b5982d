// The server as it is started for real, in a process of its own beside the bench, with phones that are let in and people given to
// them: for what phones wait for.
import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { type Endpoint, type InputOf, type OutputOf, requestOf } from '#contract/endpoint'
import { dayOf, instantOfDay } from '#domain/dates'
import { joinCode, readJoinCode } from '#domain/join-code'
import { rangeOf } from '#domain/units'
import { setCampaignNow } from '../src/server/platform/clock.ts'
import type { Place } from './place.ts'

export type Phone = {
  readonly accountId: string
  readonly token: string
  readonly memberId: string
  readonly people: readonly string[]
}

export type FieldServer = {
  readonly url: string
  /**
   * Phones of accounts that walk in these communes in turn; each is given `people` whom nobody else of the bench has. Tables are
   * analysed then, as they are by themselves where a campaign has lasted for more than a minute.
   */
  readonly letIn: (
    communes: readonly number[],
    phones: number,
    people: number,
    /** Given from the first on, to whomever else they are given. */
    how?: { readonly isShared: boolean },
  ) => Promise<Phone[]>
  /** A code that lets one more phone of the account in. */
  readonly invite: (phone: Phone) => Promise<string>
  /** Bytes of a file of the app as it comes over the wire, compressed by gzip. */
  readonly weighFile: (path: string) => Promise<number>
  readonly ask: <E extends Endpoint>(endpoint: E, input: InputOf<E>, token: string) => Promise<OutputOf<E>>
  /** As it came over the wire: bytes of the answer's body, compressed as the client asked. */
  readonly weigh: (endpoint: Endpoint, input: Record<string, unknown>, token: string) => Promise<number>
  /** Resident memory of the server's process, now and at most; not a number where the system does not tell. */
  readonly megabytes: () => Promise<{ readonly now: number; readonly most: number }>
  readonly close: () => Promise<void>
}

/** In the middle of the campaign: boards and phones speak of it. */
const NOW = instantOfDay(dayOf(2024, 5, 19), 8)

export const startFieldServer = async (place: Place): Promise<FieldServer> => {
  await place.services.database.asSystem('bench: campaign time', (tx) => setCampaignNow(tx, NOW))
  const main = join(import.meta.dirname, '../src/server/cli/main.ts')
  const child = spawn(process.execPath, [main, 'start', '--json'], {
    env: {
      ...process.env,
      PORT: '0',
      PHUKIN_DATA: join(place.folder, 'data'),
      PHUKIN_KEY_FILE: join(place.folder, 'keys.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (piece) => {
    told += piece
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece) => {
      const address = /"url":"([^"]+)"/.exec(String(piece))?.[1]
      if (address !== undefined) resolve(address)
    })
    child.on('close', () => reject(new Error(`bench: the server did not start: ${told.slice(-2000)}`)))
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const send = (endpoint: Endpoint, input: Record<string, unknown>, token: string, encoding: string) =>
    new Promise<Buffer>((resolve, reject) => {
      const { url: path, json } = requestOf(endpoint, input)
      const body = Buffer.from(json ?? '')
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': body.length,
        'accept-encoding': encoding,
      }
      const asked = request(url + path, { agent, method: endpoint.method, headers }, (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece) => pieces.push(piece))
        answer.on('end', () => {
          const whole = Buffer.concat(pieces)
          if (answer.statusCode === 200) resolve(whole)
          else
            reject(
              new Error(`bench: ${endpoint.name} ${answer.statusCode} ${whole.toString().slice(0, 400)}`),
            )
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  const given = new Map<number, number>()
  return {
    url,
    letIn: async (communes, phones, people, { isShared } = { isShared: false }) => {
      const made: Phone[] = []
      for (let i = 0; i < phones; i += 1) {
        const commune = communes[i % communes.length] ?? 0
        const offset = isShared ? 0 : (given.get(commune) ?? 0)
        if (!isShared) given.set(commune, offset + people)
        made.push(await letIn(place, commune, offset, people))
      }
      await place.admin.query('analyze accounts, teams, team_members, assignments, devices')
      return made
    },
    invite: async ({ accountId }) => {
      const code = joinCode(randomBytes)
      await place.admin.query(
        `insert into device_invitations (code_hash, account_id, made_by, expires_at)
         values ($1, $2, $2, now() + interval '1 day')`,
        [
          createHash('sha256')
            .update(readJoinCode(code) ?? '')
            .digest(),
          accountId,
        ],
      )
      return code
    },
    weighFile: (path) =>
      new Promise((resolve, reject) => {
        request(url + path, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
          let bytes = 0
          answer.on('data', (piece: Buffer) => {
            bytes += piece.length
          })
          answer.on('end', () => resolve(bytes))
        })
          .on('error', reject)
          .end()
      }),
    ask: async (endpoint, input, token) =>
      JSON.parse((await send(endpoint, input, token, 'identity')).toString('utf8')),
    weigh: async (endpoint, input, token) => (await send(endpoint, input, token, 'gzip')).length,
    megabytes: async () => {
      const text = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) / 1024
      return { now: of('VmRSS'), most: of('VmHWM') }
    },
    close: async () => {
      agent.destroy()
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`bench: the server ended by itself: ${told.slice(-2000)}`)
      const ended = new Promise((resolve) => child.on('close', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Straight into the tables: what is measured is what phones do, not how they are let in. */
const letIn = async ({ admin }: Place, commune: number, offset: number, count: number): Promise<Phone> => {
  const [account, team, member, area, device] = Array.from({ length: 5 }, () => randomUUID())
  const token = randomBytes(32).toString('base64url')
  const { lo, hi } = rangeOf(commune)
  await admin.query(
    `insert into accounts (account_id, username, display_name, role, password_hash)
     values ($1, $2, 'bench', 'volunteer', '-')`,
    [account, `bench-${randomBytes(6).toString('hex')}`],
  )
  await admin.query('insert into account_units (account_id, unit_id) values ($1, $2)', [account, commune])
  await admin.query(
    `insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
     values ($1, $2, $3, $4, 'bench', 'commune_team', '2024-03-25')`,
    [team, commune, lo, hi],
  )
  await admin.query(
    `insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, from_day)
     values ($1, $2, $3, $4, 'bench', 'youth_union', $5, '2024-03-25')`,
    [member, team, lo, hi, account],
  )
  const { rows } = await admin.query<{ person_id: string }>(
    `insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
     select commune_id, person_id, hamlet_id, $2, $3, $4, 'helper', '2024-03-25' from people
     where commune_id = $1 order by hamlet_id, household_no, person_id offset $5 limit $6 returning person_id`,
    [commune, area, team, member, offset, count],
  )
  await admin.query(
    `insert into devices (device_id, account_id, lo, hi, token_hash, name, invited_by) values ($1, $2, $3, $4, $5, 'bench', $2)`,
    [device, account, lo, hi, createHash('sha256').update(token).digest()],
  )
  if (rows.length !== count) throw new Error(`bench: commune ${commune} has no ${count} people more`)
  return {
    accountId: account ?? '',
    token,
    memberId: member ?? '',
    people: rows.map((row) => row.person_id),
  }
}
