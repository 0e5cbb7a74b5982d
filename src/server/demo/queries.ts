// SQL of loading the demo into an empty database: as the owner, in one transaction, indexes last. Writes every table about
// people once, before anybody can sign in; nothing here may run where there are people already.
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { poolOf, type Tx } from '../platform/database.ts'

/** Filled by COPY; their indexes are built afterwards. */
const LARGE = [
  'people',
  'identities',
  'residences',
  'people_words',
  'facts',
  'assignments',
  'tallies',
  'board_days',
] as const
const SMALL = [
  'hamlet_revisions',
  'coverage_reports',
  'board_reports',
  'imports',
  'snapshots',
  'snapshot_members',
  'teams',
  'team_members',
  'assignment_decisions',
  'area_assignments',
  'wave_steps',
  'hand_overs',
  'hand_over_events',
  'consents',
  'sheets',
  'sheet_entries',
  'work_days',
  'devices',
  'quarantined_visits',
] as const
const NAMES: readonly string[] = [...LARGE, ...SMALL]
/** Of which the demonstration has no rows. */
const EMPTIED = [
  'tally_queue',
  'import_rejects',
  'snapshot_comparisons',
  'vanished_decisions',
  'list_layouts',
  'people_before',
  'residences_before',
] as const

export type LoadedTable = (typeof LARGE)[number] | (typeof SMALL)[number]

/** In the order in which copyLine gets the values. */
const COLUMNS: Readonly<Partial<Record<LoadedTable, string>>> = {
  people: `commune_id, person_id, hamlet_id, registered_hamlet_id, away, full_name, match_key, birth_year, birth_month,
    birth_day, sex, household_no, residential_group, relation, address, identity_block, identity_last2, cmnd_block,
    cmnd_last2, phone_block, phone_last2, key_id, eid_level, device_class, register_as_of, revision`,
  identities: 'identity_block, commune_id, person_id',
  residences: 'commune_id, person_id, kind, hamlet_id, household_no, relation, from_day, to_day',
  people_words: 'commune_id, word, hamlet_id, person_id',
  facts: `commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id, recorded_by,
    member_id, team_id, body`,
  assignments: 'commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day, to_day',
  tallies: 'commune_id, hamlet_id, base, measure, class, effective, known, n',
  hamlet_revisions: 'commune_id, hamlet_id, revision',
  coverage_reports: 'commune_id, milestone, source, effective, known, folded',
  imports: `import_id, unit_id, lo, hi, kind, as_of, file_name, file_sha256, mapping, state, summary, started_at,
    ended_at`,
  snapshots: `snapshot_id, import_id, unit_id, lo, hi, kind, as_of, known, content, rows, accepted, unchanged, vanished,
    recorded_at`,
  snapshot_members: 'commune_id, hamlet_id, snapshot_id, person_ids',
  teams: 'team_id, unit_id, lo, hi, name, kind, from_day',
  team_members: 'member_id, team_id, lo, hi, display_name, organisation, account_id, is_lead, from_day',
  assignment_decisions: 'commune_id, decision_id, kind, decided_by, on_day, reason',
  area_assignments: `commune_id, area_id, hamlet_id, residential_group, household_no, person_id, team_id, member_id, part,
    from_day, to_day, decision_id, assigned_by, reason, ended_in, ended_by, end_reason`,
  wave_steps: 'commune_id, hamlet_id, step_no, step, on_day, decided_by, reason, figures',
  hand_overs: `commune_id, hand_over_id, person_id, milestone, case_reason, offered_by, from_team, to_team, accept_days,
    finish_days, state, offered_on, accepted_on, ended_on, due_on, bounce_reason, events`,
  hand_over_events: 'commune_id, hand_over_id, event_no, step, on_day, reason, taken_by, at',
  consents: 'commune_id, person_id, hand_over_id, hamlet_id, team_id, wording, given_on, ended_on, asked_by',
  sheets: `sheet_id, commune_id, hamlet_id, team_id, member_id, walker, printed_on, printed_by, households, state, keyed_on,
    void_reason`,
  sheet_entries: 'commune_id, sheet_id, person_id, fact_id, turn, keyed_by, keyed_on, content, superseded',
  work_days: `commune_id, team_id, member_id, on_day, calls, people, met, with_result, first_contacts, first_successes,
    results, credits, assists, promised, kept`,
  devices: `device_id, account_id, lo, hi, token_hash, name, joined_at, invited_by, seen_at, pulled_at, pushed_at, app, holds,
    waiting, oldest_waiting, refused, clock_ahead_ms, storage_kept, storage_used, storage_quota, revoked_at, revoked_by,
    revoke_reason, wiped_at, wiped_why, sealed_left`,
  quarantined_visits: `commune_id, hamlet_id, fact_id, person_id, device_id, account_id, member_id, team_id, effective, why, body,
    received_at, on_day, state, decided_by, decided_on, reason`,
}

export type AccountRow = {
  readonly accountId: string
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly unitId: number
  /** Whoever has made out a code for a phone that nobody has used; null: none is out. */
  readonly invitedBy: string | null
}

export const isLoaded = (name: string): name is LoadedTable => NAMES.includes(name)

type Index = { readonly drop: string; readonly create: string }

export const hasPeople = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('people').select('personId').limit(1).executeTakeFirst()) !== undefined

export type Load = {
  /** Lines of COPY text, whole rows. One call at a time. */
  readonly copy: (table: LoadedTable, lines: string | Buffer) => Promise<void>
  /** Before the people: of members who carry a phone. Nobody can sign in with one. */
  readonly addAccounts: (accounts: readonly AccountRow[]) => Promise<void>
  readonly buildIndexes: (progress: (done: number, total: number) => void) => Promise<void>
  /** The rows of provinces, districts and communes, as one fold of all tallies and reports makes them. */
  readonly sumBoards: () => Promise<void>
  readonly commit: () => Promise<void>
  /** Leaves the database as it was. */
  readonly abandon: () => Promise<void>
}

/**
 * `ownerUrl` logs in as somebody who may become phukin_owner. Throws when there are people already, unless they are what a
 * build that did not end has left (`replace`): then they go.
 */
export const beginLoad = async (ownerUrl: string, { replace = false } = {}): Promise<Load> => {
  const pool = ownerPool(ownerUrl)
  const client = await pool.connect()
  const close = async (how: 'commit' | 'rollback') => {
    try {
      await client.query(how)
    } finally {
      client.release(true)
      await pool.end()
    }
  }
  try {
    await client.query(`begin;
      set local maintenance_work_mem = '256MB';
      set local work_mem = '128MB';
      set local synchronous_commit = off`)
    // COPY is refused to whoever row security binds; until the end of the transaction the owner is free of it.
    for (const name of NAMES) await client.query(`alter table ${name} no force row level security`)
    const { rows } = await client.query<{ any: boolean }>('select exists (select from people) as any')
    if (rows[0]?.any && !replace) throw new Error('the demo is loaded into an empty database only')
    // New files: rows can be written frozen, and nothing is left behind if the load does not end.
    await client.query(`truncate ${[...NAMES, ...EMPTIED].join(', ')}`)
    const indexes = await indexesOf(client)
    for (const { drop } of indexes) await client.query(drop)
    return {
      copy: (table, lines) => copyLines(client, table, lines),
      addAccounts: async (accounts) => {
        for (const statement of ADD_ACCOUNTS) await client.query(statement, [JSON.stringify(accounts)])
      },
      buildIndexes: async (progress) => {
        for (const [i, { create }] of indexes.entries()) {
          progress(i, indexes.length)
          await client.query(create)
        }
        progress(indexes.length, indexes.length)
      },
      sumBoards: async () => {
        await client.query(SUM_BOARD_DAYS)
        await client.query(SUM_BOARD_REPORTS)
      },
      commit: async () => {
        for (const name of NAMES) await client.query(`alter table ${name} force row level security`)
        await close('commit')
      },
      abandon: () => close('rollback'),
    }
  } catch (error) {
    await close('rollback').catch(() => undefined)
    throw error
  }
}

const ownerPool = (ownerUrl: string): pg.Pool =>
  poolOf({ connectionString: ownerUrl, max: 1, options: '-c role=phukin_owner' })

const copyLines = (client: pg.PoolClient, table: LoadedTable, lines: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(`copy ${table} (${COLUMNS[table] ?? ''}) from stdin (freeze)`))
    stream.on('error', reject)
    stream.on('finish', resolve)
    stream.end(lines)
  })

/** Primary keys and other indexes of the large tables, keys first, as they stand. */
const indexesOf = async (client: pg.PoolClient): Promise<Index[]> => {
  const { rows } = await client.query<{
    table: string
    name: string
    key: string | null
    definition: string
  }>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
       pg_get_constraintdef(c.oid) as key, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'p'
     where i.indrelid = any ($1::regclass[])
     order by c.oid is null, i.indexrelid`,
    [[...LARGE]],
  )
  return rows.map(({ table, name, key, definition }) =>
    key === null
      ? { drop: `drop index ${name}`, create: definition }
      : {
          drop: `alter table ${table} drop constraint ${name}`,
          create: `alter table ${table} add constraint ${name} ${key}`,
        },
  )
}

/** Those of a build that ended too early stand already. The hash is of no password. */
const ADD_ACCOUNTS = [
  `insert into accounts (account_id, username, display_name, role, password_hash)
   select "accountId", username, "displayName", role, '-'
   from jsonb_to_recordset($1) a ("accountId" uuid, username text, "displayName" text, role text)
   on conflict (account_id) do nothing`,
  `insert into account_units (account_id, unit_id)
   select "accountId", "unitId" from jsonb_to_recordset($1) a ("accountId" uuid, "unitId" int)
   on conflict do nothing`,
  `insert into device_invitations (code_hash, account_id, made_by, made_at, expires_at)
   select sha256(('invented ' || "accountId")::bytea), "accountId", "invitedBy", now(), now() + interval '72 hours'
   from jsonb_to_recordset($1) a ("accountId" uuid, "invitedBy" uuid) where "invitedBy" is not null
   on conflict (code_hash) do nothing`,
]

const SUM_BOARD_DAYS = `
  insert into board_days (unit_id, base, measure, class, effective, total, lo, hi)
  select unit_id, base, measure, class, effective,
    sum(sum(n)) over (partition by unit_id, base, measure, class order by effective),
    unit_id * width, unit_id * width + width - 1
  from (select commune_id, base, measure, class, effective, sum(n) as n from tallies group by 1, 2, 3, 4, 5) c,
    lateral (values (commune_id, 1000), (commune_id / 100, 100000), (commune_id / 10000, 10000000)) u (unit_id, width)
  group by unit_id, width, base, measure, class, effective`

const SUM_BOARD_REPORTS = `
  insert into board_reports (unit_id, milestone, effective, communes, source, lo, hi)
  with reports as (
    select unit_id, width, commune_id, milestone, effective, source from coverage_reports, lateral (values
      (commune_id, 1000), (commune_id / 100, 100000), (commune_id / 10000, 10000000)) u (unit_id, width)
  ), firsts as (
    select unit_id, milestone, effective, count(*) as communes from (
      select unit_id, milestone, commune_id, min(effective) as effective from reports group by 1, 2, 3) f
    group by 1, 2, 3
  ), days as (
    select unit_id, width, milestone, effective, (array_agg(source order by array_position(
      array['authority', 'carrier', 'register', 'office', 'field'], source)))[1] as source
    from reports group by 1, 2, 3, 4
  )
  select unit_id, milestone, effective,
    sum(coalesce(f.communes, 0)) over (partition by unit_id, milestone order by effective), source,
    unit_id * width, unit_id * width + width - 1
  from days left join firsts f using (unit_id, milestone, effective)`

/** After the load: statistics for the planner. Outside a transaction, as the owner. */
export const analyzeLoaded = async (ownerUrl: string): Promise<void> => {
  const pool = ownerPool(ownerUrl)
  try {
    await pool.query(`analyze ${NAMES.join(', ')}, units`)
    await pool.query('vacuum board_days')
  } finally {
    await pool.end()
  }
}
