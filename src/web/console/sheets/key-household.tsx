// One household of a sheet to be keyed: who was met, a row for each person, the promise. Every row is read as it is typed. The
// boxes of the whole form are walked by Enter and the arrows (key-form.tsx).

import { decodePartialDate } from '#domain/dates'
import { sheetScreenWords } from '#words/sheet-screens'
import { sheetWords } from '#words/sheets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { describeContent } from './content-words.ts'
import { KeyBox } from './key-box.tsx'
import { placeOf } from './sheet-paper.tsx'
import type { Keying } from './use-keying.ts'
import type { SheetPerson, SheetView } from './wire.ts'

export function KeyHousehold({ sheet, keying }: { sheet: SheetView; keying: Keying }) {
  const words = useWords(sheetScreenWords).keying
  const { doors, paper } = useWords(sheetWords)
  const format = useFormats()
  const { draft, typed, type, read } = keying
  const row = sheet.rows[draft.at]
  if (row === undefined) return null
  const name = row.householdNo === null ? paper.noHousehold : paper.household(row.householdNo)
  const first = sheet.rows.slice(0, draft.at).reduce((sum, { people }) => sum + people.length, 1)
  return (
    <section className="key-household" aria-label={name}>
      <p className="key-household-name">
        <span>{words.householdAt(format.count(draft.at + 1), format.count(sheet.rows.length))}</span>
        <strong>{name}</strong>
        <span className="key-where">{placeOf(row, paper.group)}</span>
      </p>
      <KeyBox
        label={words.door}
        hint={words.doorKeys}
        width="short"
        value={typed.door}
        onChange={(door) => type({ door })}
        said={read.door === null ? undefined : doors[read.door]}
        error={read.door === null ? words.doorKeys : undefined}
      />
      <ol className="key-people">
        {row.people.map((person, i) => (
          <KeyPerson key={person.personId} person={person} no={first + i} place={i} keying={keying} />
        ))}
      </ol>
      <KeyBox
        label={words.promise}
        hint={words.promiseHint}
        width="day"
        value={typed.promise}
        onChange={(promise) => type({ promise })}
        error={read.promiseProblem === null ? undefined : words.problems[read.promiseProblem]}
      />
    </section>
  )
}

type PersonProps = {
  readonly person: SheetPerson
  readonly no: number
  readonly place: number
  readonly keying: Keying
}

function KeyPerson({ person, no, place, keying: { typed, type, read } }: PersonProps) {
  const words = useWords(sheetScreenWords).keying
  const { paper } = useWords(sheetWords)
  const { language } = useLanguage()
  const { who, personId } = person
  const name = who?.name ?? paper.moved
  const its = read.rows[place]
  const content = its?.content ?? null
  const said = content === null ? words.blank : describeContent(content, language)
  return (
    <li>
      <span className="key-no figures">{no}</span>
      <span className="key-name">
        {name} {who !== null && <span className="key-born figures">{bornIn(who.birth)}</span>}
      </span>
      <FourCellMark mark={{ of: 'person', cells: person.cells }} size={24} />
      <KeyBox
        label={words.rowLabel(name)}
        isLabelHeard
        width="row"
        value={typed.rows[personId] ?? ''}
        onChange={(text) => type({ rows: { ...typed.rows, [personId]: text } })}
        said={said}
        isSaidFaint={content === null}
        error={its?.problem == null ? undefined : words.problems[its.problem]}
      />
    </li>
  )
}

const bornIn = (birth: string): string => String(decodePartialDate(birth)?.y ?? birth)
