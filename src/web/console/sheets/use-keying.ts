// One keying of a sheet: what is typed, what the server has acknowledged, what it found different, and the way back from the
// household that was saved last. Every household is sent when it is done; nothing is believed saved before the answer.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { InputOf } from '#contract/endpoint'
import { keySheet } from '#contract/sheets'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { mayBeWalkedOn, PARTS_OF_DAY, type PartOfDay } from '#domain/sheets'
import { formatDay } from '#words/words'
import { call, type Failure } from '../../call.ts'
import { readTypedDay } from '../../ui/typed-day.ts'
import { useSession } from '../session.tsx'
import { type Draft, keepDraft, recallDraft } from './keying-draft.ts'
import {
  type ReadHousehold,
  readPart,
  readTyped,
  type TypedHousehold,
  typedAs,
  UNTYPED,
} from './typed-household.ts'
import { type KeyedAnswer, SHEETS, type SheetRow, type SheetView, sheetKey } from './wire.ts'

type Decision = { readonly personId: string; readonly take: boolean }

/** How the last household went: for the line above the form, and for the way back. */
export type LastSaved = {
  readonly at: number
  readonly recorded: number
  readonly refused: readonly { readonly personId: string; readonly code: string }[]
  /** Its people as they were keyed before. */
  readonly before: SheetRow['people']
}

export type Keying = {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  readonly typed: TypedHousehold
  readonly type: (change: Partial<TypedHousehold>) => void
  readonly read: ReadHousehold
  readonly day: Day | null
  readonly part: PartOfDay | null
  readonly lacksWalker: boolean
  readonly isBusy: boolean
  readonly failure: Failure | null
  readonly differing: readonly KeyedAnswer[]
  readonly last: LastSaved | null
  readonly undone: number | null
  readonly go: (at: number) => void
  /** True when it was acknowledged and nothing waits for a decision. */
  readonly save: () => Promise<boolean>
  readonly decide: (personId: string, take: boolean) => Promise<boolean>
  readonly undo: () => Promise<void>
}

export function useKeying(sheet: SheetView, household: number | null): Keying {
  const { today } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => beginning(sheet, household, today))
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [answers, setAnswers] = useState<readonly KeyedAnswer[]>([])
  const [decided, setDecided] = useState<readonly Decision[]>([])
  const [last, setLast] = useState<LastSaved | null>(null)
  const [undone, setUndone] = useState<number | null>(null)
  useEffect(() => keepDraft(sheet.sheetId, draft), [sheet.sheetId, draft])

  const { at } = draft
  const people = sheet.rows[at]?.people ?? []
  const typed = draft.households[at] ?? begun(sheet, at)
  const typedDay = readTypedDay(draft.day, today)
  const printedOn = parseIsoDay(sheet.printedOn) ?? today
  const day = typedDay !== null && mayBeWalkedOn(typedDay, printedOn, today) ? typedDay : null
  const part = readPart(draft.part)
  const read = readTyped(people, typed, day ?? today, part ?? 'afternoon')
  const lacksWalker = sheet.walker === null && draft.walker.trim().length < 2
  const differing = answers.filter(
    ({ outcome, personId }) => outcome === 'differs' && !decided.some((one) => one.personId === personId),
  )

  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }))
  const forget = () => {
    setAnswers([])
    setDecided([])
    setFailure(null)
  }
  const go = (to: number) => {
    if (to < 0 || to >= sheet.rows.length) return
    forget()
    change({ at: to })
  }
  const type = (more: Partial<TypedHousehold>) => {
    forget()
    setUndone(null)
    setDraft((before) => ({
      ...before,
      households: { ...before.households, [at]: { ...(before.households[at] ?? begun(sheet, at)), ...more } },
    }))
  }

  const send = async (
    of: number,
    more: Pick<InputOf<typeof keySheet>, 'day' | 'part' | 'door' | 'promise' | 'rows' | 'decided'>,
  ) => {
    setBusy(true)
    const walker = sheet.walker === null ? { walker: draft.walker.trim() } : {}
    const answered = await call(keySheet, { sheetId: sheet.sheetId, household: of + 1, ...walker, ...more })
    setBusy(false)
    setFailure(answered.ok ? null : answered.error)
    if (!answered.ok) return null
    keepAnswer(of, answered.value.sheet, answered.value.people)
    return answered.value.people
  }
  /** What the server said of them is what the page knows of them. */
  const keepAnswer = (of: number, brief: object, said: readonly KeyedAnswer[]) => {
    const rows = sheet.rows.map((row, i) =>
      i === of
        ? {
            ...row,
            people: row.people.map((one) => ({
              ...one,
              keyed: said.find(({ personId }) => personId === one.personId)?.keyed ?? null,
            })),
          }
        : row,
    )
    queries.setQueryData(sheetKey(sheet.sheetId), { ok: true, value: { ...sheet, ...brief, rows } })
    queries.invalidateQueries({ queryKey: [...SHEETS, 'of'] })
  }

  const submit = async (decisions: readonly Decision[]): Promise<boolean> => {
    if (!read.isReadable || read.door === null || day === null || part === null || lacksWalker || isBusy)
      return false
    const before = people
    const rows = people.map(({ personId }) => ({ personId, text: typed.rows[personId] ?? '' }))
    const { door, promise } = read
    const said = await send(at, { day: isoDay(day), part, door, promise, rows, decided: [...decisions] })
    if (said === null) return false
    setAnswers(said)
    if (said.some(({ outcome }) => outcome === 'differs')) return false
    setDecided([])
    setUndone(null)
    setLast({
      at,
      recorded: said.filter(({ outcome }) => outcome === 'recorded' || outcome === 'forwarded').length,
      refused: said.flatMap(({ personId, refusal }) =>
        refusal === null ? [] : [{ personId, code: refusal }],
      ),
      before,
    })
    change({
      saved: [...draft.saved.filter((one) => one !== at), at],
      households: { ...draft.households, [at]: typed },
    })
    return true
  }

  const decide = async (personId: string, take: boolean): Promise<boolean> => {
    const all = [...decided, { personId, take }]
    setDecided(all)
    return differing.every((one) => one.personId === personId) ? submit(all) : false
  }

  /** Says of each again what was keyed before, and opens the household so that it can be keyed anew. */
  const undo = async () => {
    if (last === null || isBusy) return
    const were = typedAs(last.before)
    const keyed = last.before.flatMap((one) => one.keyed ?? [])
    const said = await send(last.at, {
      day: keyed[0]?.day ?? isoDay(day ?? today),
      part: keyed[0]?.part ?? part ?? 'afternoon',
      door: were.door === '0' ? 'nobody' : were.door === '2' ? 'neighbour' : 'household',
      promise: were.promise === '' ? null : were.promise,
      rows: last.before.map(({ personId }) => ({ personId, text: were.rows[personId] ?? '' })),
      decided: last.before.map(({ personId }) => ({ personId, take: true })),
    })
    if (said === null) return
    forget()
    setLast(null)
    setUndone(last.at)
    change({ at: last.at, saved: draft.saved.filter((one) => one !== last.at) })
  }

  return {
    draft,
    change,
    typed,
    type,
    read,
    day,
    part,
    lacksWalker,
    isBusy,
    failure,
    differing,
    last,
    undone,
    go,
    save: () => submit(decided),
    decide,
    undo,
  }
}

/** A sheet that was finished is keyed blind; one in the middle goes on where it was. */
const begun = (sheet: SheetView, at: number): TypedHousehold => {
  const people = sheet.rows[at]?.people ?? []
  return sheet.state === 'out' && people.some(({ keyed }) => keyed !== null) ? typedAs(people) : UNTYPED
}

function beginning(sheet: SheetView, household: number | null, today: Day): Draft {
  const at = household === null ? null : Math.min(household, sheet.rows.length) - 1
  const kept = recallDraft(sheet.sheetId)
  if (kept !== null) return { ...kept, at: at ?? kept.at }
  const keyed =
    sheet.state === 'out' ? sheet.rows.map(({ people }) => people.flatMap((one) => one.keyed ?? [])) : []
  const saved = keyed.flatMap((contents, i) => (contents.length > 0 ? [i] : []))
  const one = keyed.flat().at(-1)
  const firstLeft = sheet.rows.findIndex((_, i) => !saved.includes(i))
  return {
    day: formatDay(one === undefined ? today : (parseIsoDay(one.day) ?? today)),
    part: String(one === undefined ? 3 : PARTS_OF_DAY.indexOf(one.part) + 1),
    walker: '',
    at: at ?? Math.max(0, firstLeft),
    households: {},
    saved,
  }
}
