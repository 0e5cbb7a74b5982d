// Takes a file, or several where they are wanted, by drag and drop or from a dialog, or a range of cells pasted from Excel.
// Checks only ending and size; what is inside is the server's to judge. No file leaves the page by itself.

import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { Button } from './button.tsx'
import './file-drop.css'
import { Icon } from './icon.tsx'
import { readPastedTable } from './pasted-table.ts'

export type FileDropProps = {
  readonly label: string
  /** With the dot: ['.csv', '.xlsx']. */
  readonly endings: readonly string[]
  readonly maxMegabytes: number
  /** Never empty; one only, unless there may be several. */
  readonly onFiles: (files: readonly File[]) => void
  readonly mayBeSeveral?: boolean
  /** Rows of cells as copied. */
  readonly onPaste: (rows: string[][]) => void
}

export function FileDrop({
  label,
  endings,
  maxMegabytes,
  onFiles,
  mayBeSeveral = false,
  onPaste,
}: FileDropProps) {
  const words = useWords(uiWords).drop
  const format = useFormats()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pasted, setPasted] = useState<string | null>(null)
  const kinds = endings.join(', ')
  const size = `${maxMegabytes} MB`

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length === 0) return
    setPasted(null)
    const tooMany = files.length > 1 && !mayBeSeveral
    const refused = tooMany ? words.oneOnly : (files.map(refusalOf).find((one) => one !== null) ?? null)
    setRefusal(refused)
    if (refused === null) onFiles(files)
  }
  const refusalOf = (file: File): string | null => {
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
      return words.wrongKind(file.name, kinds)
    return file.size > maxMegabytes * 1_048_576 ? words.tooLarge(file.name, size) : null
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) return take(event.clipboardData.files)
    const rows = readPastedTable(event.clipboardData.getData('text/plain'))
    if (rows.length === 0) return
    event.preventDefault()
    setRefusal(null)
    setPasted(words.pasted(format.count(rows.length), format.count(Math.max(...rows.map((r) => r.length)))))
    onPaste(rows)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its parts out by rules of its own
    <div
      className="drop"
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the focus so that Ctrl V lands here
      tabIndex={0}
      aria-label={label}
      aria-describedby={`${id}how`}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <Icon name={isOver ? 'download' : 'upload'} size={24} />
      <div className="drop-text" id={`${id}how`}>
        <p className="drop-title">{isOver ? words.release : words.title}</p>
        <p>{words.paste}</p>
        <p className="drop-kinds">{words.accepts(kinds, size)}</p>
      </div>
      <Button icon="file" onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={endings.join(',')}
        multiple={mayBeSeveral}
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <div className="drop-said" aria-live="polite">
        {refusal !== null && (
          <p className="drop-refused">
            <Icon name="alert" size={14} />
            {refusal}
          </p>
        )}
        {pasted !== null && <p>{pasted}</p>}
      </div>
    </div>
  )
}
