// Which unit, which kind, which day, from whom; then files dropped or chosen, or a range pasted. The upload begins at once and
// can be stopped. Unit and day are those of the address bar.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { listSenders } from '#contract/imports'
import { isoDay } from '#domain/dates'
import type { ListKind } from '#domain/lists'
import { importScreenWords } from '#words/import-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { useSession } from '../session.tsx'
import { useDay } from '../view.ts'
import { KindChoice } from './kind-choice.tsx'
import type { ListUnit } from './list-unit.ts'
import { UploadQueue } from './upload-queue.tsx'
import { type ListToSend, useUploads } from './use-uploads.ts'
import { sendersKey } from './wire.ts'

const ENDINGS = ['.xlsx', '.xlsm', '.xls', '.ods', '.csv', '.zip']
const MOST_MEGABYTES = 512
const LONGEST_SENDER = 120

export function BringIn({ unit, choices, choose }: ListUnit) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const { today } = useSession()
  const { day, setDay } = useDay(today)
  const [kind, setKind] = useState<ListKind>('register')
  const [sender, setSender] = useState('')
  const { uploads, isSending, send, stop } = useUploads()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? day : readTypedDay(typed, today)
  const asOf = read !== null && read <= today ? read : null
  const bring = (lists: readonly ListToSend[]) => {
    if (asOf !== null) send({ unit, kind, asOf: isoDay(asOf), sender }, lists)
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
        <KindChoice kind={kind} onChange={setKind} />
        <Field
          label={words.asOf}
          hint={words.asOfHint}
          error={asOf === null ? words.asOfWrong : undefined}
          autoComplete="off"
          value={typed ?? format.day(day)}
          onChange={setTyped}
          onBlur={leaveDay}
        />
        <SenderField unit={unit} sender={sender} onChange={setSender} />
      </div>
      {!isSending && (
        <FileDrop
          label={words.drop}
          endings={ENDINGS}
          maxMegabytes={MOST_MEGABYTES}
          mayBeSeveral
          onFiles={(files) => bring(files.map((file) => ({ fileName: file.name, content: file })))}
          onPaste={(rows) => bring([{ fileName: words.pastedName, content: asTabs(rows) }])}
        />
      )}
      <UploadQueue uploads={uploads} onStop={stop} />
    </section>
  )
}

type SenderProps = {
  readonly unit: number
  readonly sender: string
  readonly onChange: (sender: string) => void
}

/** Free text; who has sent lists before is offered. */
function SenderField({ unit, sender, onChange }: SenderProps) {
  const words = useWords(importScreenWords)
  const id = useId()
  const asked = useQuery({
    queryKey: sendersKey(unit),
    queryFn: ({ signal }) => call(listSenders, { unit }, { signal }),
  })
  const known = asked.data?.ok === true ? asked.data.value.senders.flatMap((one) => one.sender ?? []) : []
  return (
    <>
      <Field
        label={words.sender}
        hint={words.senderHint}
        isOptional
        list={id}
        maxLength={LONGEST_SENDER}
        autoComplete="off"
        value={sender}
        onChange={onChange}
      />
      <datalist id={id}>
        {[...new Set(known)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}

/** The pasted cells as text again, quoted where a cell holds a tab or a line break. */
const asTabs = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')
