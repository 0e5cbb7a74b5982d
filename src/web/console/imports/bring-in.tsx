// Which unit, which kind, which day; then a file dropped or chosen, or a range pasted. The upload begins at once and can be
// stopped. Unit and day are those of the address bar.

import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { uploadList } from '#contract/imports'
import { isoDay } from '#domain/dates'
import { LIST_KINDS, type ListKind } from '#domain/lists'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import { useDay } from '../view.ts'
import type { ListUnit } from './list-unit.ts'
import { importPath } from './wire.ts'

const ENDINGS = ['.xlsx', '.csv']
const MOST_MEGABYTES = 512

export function BringIn({ unit, choices, choose }: ListUnit) {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const { today } = useSession()
  const { day, setDay } = useDay(today)
  const [kind, setKind] = useState<ListKind>('register')
  const { sending, failure, send, stop } = useUpload()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? day : readTypedDay(typed, today)
  const asOf = read !== null && read <= today ? read : null
  const bring = (list: File | string, fileName: string) => {
    if (asOf !== null) send({ unit, kind, asOf: isoDay(asOf) }, list, fileName)
  }
  // What is typed becomes the day of the address when one leaves the field; the list obeys it at once.
  const leaveDay = () => {
    if (asOf === null) return
    setTyped(null)
    if (asOf !== day) setDay(asOf)
  }
  return (
    <section className="bring-in" aria-label={words.bringIn}>
      <h2>{words.bringIn}</h2>
      <div className="bring-in-about">
        <Select label={words.unit} value={String(unit)} options={choices} onChange={choose} />
        <Select
          label={words.kind}
          value={kind}
          options={LIST_KINDS.map((value) => ({ value, label: kinds[value] }))}
          onChange={setKind}
        />
        <Field
          label={words.asOf}
          hint={words.asOfHint}
          error={asOf === null ? words.asOfWrong : undefined}
          autoComplete="off"
          value={typed ?? format.day(day)}
          onChange={setTyped}
          onBlur={leaveDay}
        />
      </div>
      {sending === null ? (
        <FileDrop
          label={words.drop}
          endings={ENDINGS}
          maxMegabytes={MOST_MEGABYTES}
          onFile={(file) => bring(file, file.name)}
          onPaste={(rows) => bring(asTabs(rows), words.pastedName)}
        />
      ) : (
        <div className="import-working">
          <ProgressBar label={words.sending(sending)} done={0} total={null} rate={null} />
          <Button onClick={stop}>{words.stopSending}</Button>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
    </section>
  )
}

type About = { readonly unit: number; readonly kind: ListKind; readonly asOf: string }

/** Sends one list at a time and opens its page when it has arrived. A range that was pasted is sent as text. */
function useUpload() {
  const [, navigate] = useLocation()
  const [sending, setSending] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const upload = useRef<AbortController | null>(null)
  const send = async (about: About, list: File | string, fileName: string) => {
    const own = new AbortController()
    upload.current = own
    setFailure(null)
    setSending(fileName)
    const isPasted = typeof list === 'string'
    const file = isPasted ? new Blob([list], { type: 'text/plain' }) : list
    const input = { ...about, fileName, ...(isPasted ? { pasted: 'yes' as const } : {}) }
    const sent = await call(uploadList, input, { file, signal: own.signal })
    setSending(null)
    if (own.signal.aborted) return
    if (sent.ok) navigate(importPath(sent.value.importId))
    else setFailure(sent.error)
  }
  return { sending, failure, send, stop: () => upload.current?.abort() }
}

/** The pasted cells as text again, quoted where a cell holds a tab or a line break. */
const asTabs = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')
