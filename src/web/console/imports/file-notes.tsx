// What is worth saying of a file and refuses nothing: macros that were not run, rows that were hidden or not understood, columns
// that are read as those of a list before.

import { Link } from 'wouter'
import { importFindingWords } from '#words/import-findings'
import { importWords } from '#words/imports'
import { useFormats, useWords } from '../../language.tsx'
import { useMoment } from '../moment.ts'
import { importPath, type Preview } from './wire.ts'

type Note = Preview['notes'][number]

export function FileNotes({ notes, mappedAs }: Pick<Preview, 'notes' | 'mappedAs'>) {
  const words = useWords(importFindingWords)
  const moment = useMoment()
  if (notes.length === 0 && mappedAs === null) return null
  return (
    <section className="import-part">
      <h2>{words.fileNotes}</h2>
      <ul className="import-notes">
        {mappedAs !== null && (
          <li>
            {words.mappedAs(moment(mappedAs.on))}{' '}
            <Link href={importPath(mappedAs.importId)}>{words.mappedAsOpen}</Link>
          </li>
        )}
        {notes.map((note) => (
          <li key={note.code}>
            <FileNote note={note} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FileNote({ note }: { note: Note }) {
  const words = useWords(importFindingWords)
  const { notes: phrases } = useWords(importWords)
  const format = useFormats()
  const { code, count, rows } = note
  if (code === 'hidden-rows') return words.hiddenRows(format.count(count))
  // A code of a newer server is shown as it is.
  if (code !== 'rows-not-understood')
    return Object.entries(phrases).find(([known]) => known === code)?.[1] ?? code
  const more = count - rows.length
  return (
    <>
      {words.notUnderstood(format.count(count))}
      <ul>
        {[...rowsBySheet(rows)].map(([sheet, numbers]) => (
          <li key={sheet}>{words.rowsOfSheet(sheet, numbers.join(', '))}</li>
        ))}
        {more > 0 && <li>{words.andMore(format.count(more))}</li>}
      </ul>
    </>
  )
}

function rowsBySheet(rows: Note['rows']): Map<string, number[]> {
  const bySheet = new Map<string, number[]>()
  for (const { sheet, row } of rows) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), row])
  return bySheet
}
