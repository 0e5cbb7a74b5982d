// SQL of guide cards and their sound. Versions are added and never changed; the newest holds.
import { sql } from 'kysely'
import type { AudioLanguage, GuideCard, GuideProblem } from '#domain/guide-cards'
import type { Tx } from '../platform/database.ts'

export type CardRow = {
  readonly problem: GuideProblem
  readonly version: number
  readonly body: GuideCard
  readonly editedBy: string
  readonly editedOn: string
}

/** The newest version of every card that somebody edited. */
export const listNewest = async (tx: Tx): Promise<CardRow[]> => {
  const { rows } = await sql<CardRow>`
    select distinct on (problem) problem, version, body, edited_by, edited_on from guide_cards
    order by problem, version desc`.execute(tx)
  return rows
}

/** Newest first. */
export const listVersions = async (tx: Tx, problem: GuideProblem): Promise<CardRow[]> => {
  const { rows } = await sql<CardRow>`
    select problem, version, body, edited_by, edited_on from guide_cards
    where problem = ${problem} order by version desc`.execute(tx)
  return rows
}

/** False when that version stands already: of two who edit at once, one is first. */
export const insertVersion = async (tx: Tx, row: CardRow): Promise<boolean> => {
  const { rows } = await sql`
    insert into guide_cards (problem, version, body, edited_by, edited_on)
    values (${row.problem}, ${row.version}, ${JSON.stringify(row.body)}, ${row.editedBy}, ${row.editedOn})
    on conflict do nothing returning version`.execute(tx)
  return rows.length === 1
}

export type AudioPlace = {
  readonly problem: GuideProblem
  readonly language: AudioLanguage
  readonly version: number
}

export const listAudio = async (tx: Tx): Promise<AudioPlace[]> => {
  const { rows } = await sql<AudioPlace>`
    select problem, language, max(version) as version from guide_audio group by problem, language`.execute(tx)
  return rows
}

export type AudioType = 'audio/mpeg' | 'audio/mp4' | 'audio/ogg'

export const findAudio = async (
  tx: Tx,
  problem: GuideProblem,
  language: AudioLanguage,
): Promise<{ readonly mediaType: AudioType; readonly content: Buffer } | null> => {
  const { rows } = await sql<{ mediaType: AudioType; content: Buffer }>`
    select media_type, content from guide_audio where problem = ${problem} and language = ${language}
    order by version desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export const insertAudio = async (
  tx: Tx,
  given: {
    readonly problem: GuideProblem
    readonly language: AudioLanguage
    readonly mediaType: AudioType
    readonly content: Buffer
    readonly addedBy: string
    readonly addedOn: string
  },
): Promise<void> => {
  await sql`
    insert into guide_audio (problem, language, version, media_type, content, added_by, added_on)
    select ${given.problem}, ${given.language}, coalesce(max(version), 0) + 1, ${given.mediaType}, ${given.content},
      ${given.addedBy}, ${given.addedOn}
    from guide_audio where problem = ${given.problem} and language = ${given.language}`.execute(tx)
}
