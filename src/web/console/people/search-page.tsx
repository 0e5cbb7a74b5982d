// Finding people: by the beginnings of the words of a name as one types, or by a whole number, which is recorded and so
// happens only when it is asked for. What is typed never stands in an address.

import { peopleScreenWords } from '#words/people-screens'
import { useWords } from '../../language.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { PageHead } from '../page-head.tsx'
import { ByName } from './by-name.tsx'
import { ByNumber, NUMBER_FORM } from './by-number.tsx'
import { WaitingExemptions } from './judgements/waiting-page-part.tsx'
import { useSearchUnit } from './search-unit.ts'
import { kindOfTyped, useSettled } from './typed.ts'
import type { Hit } from './wire.ts'

export type Searched = {
  readonly typed: string
  /** Whom the last number led to, while that number still stands in the box. */
  readonly byNumber: readonly Hit[] | null
}

export const NOTHING_SEARCHED: Searched = { typed: '', byNumber: null }

type Props = { readonly searched: Searched; readonly onSearch: (searched: Searched) => void }

export function SearchPage({ searched, onSearch }: Props) {
  const words = useWords(peopleScreenWords).search
  const { unit, value, choices, choose } = useSearchUnit()
  const typed = searched.typed.trim()
  const kind = kindOfTyped(typed)
  const q = useSettled(typed)
  return (
    <>
      <PageHead title={words.title} />
      <search className="people-search">
        <Field
          label={words.label}
          hint={words.hint}
          type="search"
          form={NUMBER_FORM}
          value={searched.typed}
          onChange={(text) => onSearch({ typed: text, byNumber: null })}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          // The page is for nothing else than this box.
          autoFocus
        />
        {choices.length > 1 && kind !== 'number' && (
          <Select label={words.within} value={value} options={choices} onChange={choose} />
        )}
      </search>
      {kind === 'nothing' && (
        <>
          <EmptyState title={words.start}>{words.startNext}</EmptyState>
          <WaitingExemptions />
        </>
      )}
      {kind === 'name' && kindOfTyped(q) === 'name' && <ByName q={q} unit={unit} />}
      {kind === 'number' && (
        <ByNumber
          key={typed}
          number={typed}
          found={searched.byNumber}
          onFound={(byNumber) => onSearch({ typed: searched.typed, byNumber })}
        />
      )}
    </>
  )
}
