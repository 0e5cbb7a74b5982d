// Which unit, which kind, which day; then a file dropped or chosen, or a range pasted. The upload begins at once.

import { useState } from 'react'
import { useLocation } from 'wouter'
import { uploadList } from '#contract/imports'
import { isoDay } from '#domain/dates'
import { LIST_KINDS, type ListKind } from '#domain/lists'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import { importPath } from './wire.ts'

const ENDINGS = ['.xlsx', '.csv']
const MOST_MEGABYTES = 512

export function BringIn({ unit, onUnit }: { unit: number; onUnit: (unit: number) => void }) {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const { me, today } = useSession()
  const [, navigate] = useLocation()
  const [kind, setKind] = useState<ListKind>('register')
  const [asOf, setAsOf] = useState(isoDay(today))
  const [sending, setSending] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const send = async (file: Blob, fileName: string, isPasted: boolean) => {
    setFailure(null)
    setSending(fileName)
    const input = { unit, kind, asOf, fileName, ...(isPasted ? { pasted: 'yes' as const } : {}) }
    const sent = await call(uploadList, input, { file })
    setSending(null)
    if (sent.ok) navigate(importPath(sent.value.importId))
    else setFailure(sent.error)
  }
  return (
    <section className="bring-in" aria-label={words.bringIn}>
      <div className="bring-in-about">
        <Select
          label={words.unit}
          value={String(unit)}
          options={me.units.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
          onChange={(chosen) => onUnit(Number(chosen))}
        />
        <Select
          label={words.kind}
          value={kind}
          options={LIST_KINDS.map((value) => ({ value, label: kinds[value] }))}
          onChange={setKind}
        />
        <Field label={words.asOf} type="date" value={asOf} max={isoDay(today)} onChange={setAsOf} />
      </div>
      <FileDrop
        label={words.drop}
        endings={ENDINGS}
        maxMegabytes={MOST_MEGABYTES}
        onFile={(file) => send(file, file.name, false)}
        onPaste={(rows) => send(new Blob([asTabs(rows)], { type: 'text/plain' }), words.pastedName, true)}
      />
      {sending !== null && <ProgressBar label={sending} done={0} total={null} rate={null} />}
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
    </section>
  )
}

/** The pasted cells as text again, quoted where a cell holds a tab or a line break. */
const asTabs = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n')
