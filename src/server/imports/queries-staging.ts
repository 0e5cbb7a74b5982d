// COPY of checked rows into the staging table: numbers protected a chunk at a time, and what is compared and matched later.
// Writer of import_rows. Nothing here touches a person.
import { hash } from 'node:crypto'
import type { Campaign } from '#domain/campaign'
import { birthKeyOf } from '#domain/course-key'
import { type Day, encodePartialDate, isoDay } from '#domain/dates'
import { lastTwo } from '#domain/identity-number'
import type { CheckedRow } from '#domain/list-row'
import type { ListKind } from '#domain/lists'
import { wordsOf } from '#domain/text'
import { communeOfHamlet } from '#domain/units'
import { copyInto } from '../platform/copy.ts'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import type { NumberKind, Protect } from '../platform/protect.ts'
import { stageUnchanged, type UnchangedRow } from './queries-unchanged.ts'
import { factOfRow } from './row-fact.ts'
import type { ToldIndex } from './told-index.ts'

export type NumberedRow = { readonly number: number; readonly row: CheckedRow }

export type StagingPlan = {
  readonly importId: string
  readonly campaign: Campaign
  readonly kind: ListKind
  readonly asOf: Day
}

const STAGED = `import_rows (import_id, row_no, commune_id, hamlet_id, away, residence, new_id, full_name,
  match_key, words, birth_year, birth_month, birth_day, sex, household_no, residential_group, relation, address,
  identity_block, identity_last2, cmnd_block, cmnd_last2, phone_block, phone_last2, eid_level, effective, row_hash,
  course, body)`

/**
 * Writes rows to the staging tables; numbers of a whole chunk are protected at once. A row that says exactly what was told of a
 * person is noted and no more. `end` answers the fingerprint of all rows: their order does not matter, nor what the file was.
 */
export const stageRowsBy = (tx: Tx, protect: Protect, plan: StagingPlan, told: ToldIndex) => {
  const unchanged: { readonly rowNos: number[]; readonly places: number[] } = { rowNos: [], places: [] }
  const print = fingerprintOfRows()
  const copy = copyInto(tx, STAGED)
  const birthKey = birthKeyOf(plan.campaign)
  const courseOf = numbered()
  const dayText = lastAnswer(isoDay)
  const write = (
    { number, row }: NumberedRow,
    identity: string | null,
    cmnd: string | null,
    phone: string | null,
  ): Promise<void> | undefined => {
    const birth = row.birth === null ? null : encodePartialDate(row.birth)
    const claims = claimsText(row.claims)
    const content = `${row.matchKey}\n${row.name}\n${birth}\n${row.sex}\n${identity}\n${cmnd}\n${phone}\n${row.household}\n${row.group}\n${row.relation}\n${row.address}\n${row.hamletId}\n${row.residence}${row.away}\n${row.eidLevel}${row.device ?? ''}\n${claims}`
    // Over the keyed blocks, never over a number: a number of twelve digits could be found by trying.
    const digest = hash('sha1', content, 'buffer')
    const [lo, hi] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
    print.add(hi, lo, row.effective)
    const place = row.effective === plan.asOf ? told.take(hi, lo) : -1
    if (place >= 0) {
      unchanged.rowNos.push(number)
      unchanged.places.push(place)
      return undefined
    }
    const body = factOfRow(plan.kind, row)
    const course = courseOf(
      `${row.birth === null ? '' : birthKey(row.birth, row.effective)} ${row.residence}${row.away} ${claims}`,
    )
    return copy.row([
      plan.importId,
      number,
      row.hamletId === null ? null : communeOfHamlet(row.hamletId),
      row.hamletId,
      row.away,
      row.residence,
      uuid(),
      row.name,
      row.matchKey,
      `{${wordsOf(row.name).map(quoteElement).join(',')}}`,
      row.birth?.y ?? null,
      row.birth?.m ?? null,
      row.birth?.d ?? null,
      row.sex,
      row.household,
      row.group,
      row.relation,
      row.address,
      identity,
      row.identity === null ? null : lastTwo(row.identity),
      cmnd,
      row.cmnd === null ? null : lastTwo(row.cmnd),
      phone,
      row.phone === null ? null : lastTwo(row.phone),
      row.eidLevel,
      dayText(row.effective),
      digest.readBigInt64LE(0).toString(),
      course,
      JSON.stringify(body),
    ])
  }
  return {
    rows: async (rows: readonly NumberedRow[]): Promise<void> => {
      const identities = blocksOf(
        protect,
        'identity',
        rows.map(({ row }) => row.identity),
      )
      const cmnds = blocksOf(
        protect,
        'cmnd',
        rows.map(({ row }) => row.cmnd),
      )
      const phones = blocksOf(
        protect,
        'phone',
        rows.map(({ row }) => row.phone?.replace(/^\+/, '') ?? null),
      )
      for (const [i, row] of rows.entries()) {
        const full = write(row, identities[i] ?? null, cmnds[i] ?? null, phones[i] ?? null)
        if (full) await full
      }
    },
    /** Reading has failed: the transaction can be given up. */
    abort: (cause: Error): void => copy.abort(cause),
    end: async (): Promise<string> => {
      await copy.end()
      await stageUnchanged(tx, plan.importId, whoAreUnchanged(told, unchanged))
      return print.end()
    },
  }
}

function* whoAreUnchanged(
  told: ToldIndex,
  { rowNos, places }: { readonly rowNos: readonly number[]; readonly places: readonly number[] },
): Generator<UnchangedRow> {
  for (const [i, place] of places.entries()) {
    yield {
      rowNo: rowNos[i] ?? 0,
      communeId: told.communeAt(place),
      personId: told.personAt(place),
      hash: told.printAt(place),
    }
  }
}

/** Sums of the halves of the rows' fingerprints, and one of both mixed: 873.007 rows stay within exact integers. */
const fingerprintOfRows = () => {
  let [count, his, los, mixed, days] = [0, 0, 0, 0, 0]
  return {
    add: (hi: number, lo: number, day: Day): void => {
      count += 1
      his += hi
      los += lo
      mixed += (Math.imul(lo, 0x9e3779b1) ^ hi) >>> 0
      days += day
    },
    end: (): string => hash('md5', `${count}|${his}|${los}|${mixed}|${days}`),
  }
}

const blocksOf = (
  protect: Protect,
  kind: NumberKind,
  numbers: readonly (string | null)[],
): (string | null)[] => {
  const present = numbers.filter((number) => number !== null)
  const hex = protect.blocks(kind, present).toString('hex')
  let next = 0
  return numbers.map((number) => {
    if (number === null) return null
    next += 1
    return `\\x${hex.slice((next - 1) * 32, next * 32)}`
  })
}

/** Numbers texts in the order in which they are first met. */
const numbered = () => {
  const known = new Map<string, number>()
  return (text: string): number => {
    const number = known.get(text) ?? known.size + 1
    known.set(text, number)
    return number
  }
}

/** Rows of one list nearly all speak of its day and say the same. */
const lastAnswer = <Asked, Answer>(answer: (asked: Asked) => Answer): ((asked: Asked) => Answer) => {
  let last: { readonly asked: Asked; readonly told: Answer } | null = null
  return (asked) => {
    if (last?.asked !== asked) last = { asked, told: answer(asked) }
    return last.told
  }
}

const claimsText = (claims: CheckedRow['claims']): string => {
  for (const _ in claims) return JSON.stringify(claims)
  return '{}'
}

const PLAIN = /^[a-z]+$/
const quoteElement = (word: string): string =>
  PLAIN.test(word) ? `"${word}"` : `"${word.replace(/["\\]/g, '\\$&')}"`
