// How one column is written: its letters as they were read, another encoding to choose, or a word that they are right.

import { TEXT_ENCODINGS } from '#domain/legacy-text'
import { importFindingWords } from '#words/import-findings'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Reading } from './use-reading.ts'

type Props = {
  readonly reading: Reading
  readonly index: number
  readonly name: string
  readonly texts: readonly string[]
}

export function ColumnEncoding({ reading, index, name, texts }: Props) {
  const words = useWords(importFindingWords)
  const judged = reading.judged(index)
  const isSaid = reading.isSaid(index)
  const encoding = reading.encoding(index)
  const isOpen = judged !== null && !judged.sure && !isSaid
  const unsure = texts.length > 0 ? words.encodingUnsure : words.encodingUnseen
  const said = isSaid ? words.encodingSaid : isOpen ? unsure : null
  return (
    <div className="import-encoding" data-open={isOpen || undefined}>
      <Select
        label={words.encodingOf(name)}
        value={encoding}
        options={TEXT_ENCODINGS.map((value) => ({ value, label: words.encodings[value] }))}
        onChange={(chosen) => reading.sayEncoding(index, chosen)}
      />
      {texts.length > 0 && (
        <ul className="import-texts">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {said !== null && (
        <p className="import-encoding-said">
          {isOpen && <Icon name="alert" size={14} />}
          <span>{said}</span>
        </p>
      )}
      {isOpen && (
        <Button icon="check" onClick={() => reading.sayEncoding(index, encoding)}>
          {words.encodingRight}
        </Button>
      )}
    </div>
  )
}
