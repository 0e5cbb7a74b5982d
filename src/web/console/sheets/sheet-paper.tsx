// One sheet as it comes out of the printer: A4 pages of fixed heights, each with its head, code and page number. The mark is the
// same as everywhere; its open cells are ticked with a pen.

import { decodePartialDate, parseIsoDay } from '#domain/dates'
import { NUMBERED_REASONS, REASON_NUMBERS, RESULT_DIGITS } from '#domain/sheet-codes'
import { qrText } from '#domain/sheet-number'
import { PARTS_OF_DAY } from '#domain/sheets'
import { fold } from '#domain/text'
import { nextActionWords } from '#words/next-actions'
import { nextOnPaper, sheetWords } from '#words/sheets'
import { shellWords } from '#words/shell'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { useSession } from '../session.tsx'
import './sheet-paper.css'
import { type PagePart, pagesOf, type SheetPage } from './sheet-pages.ts'
import type { SheetPerson, SheetRow, SheetView } from './wire.ts'

export const pagesOfSheet = ({ rows }: SheetView): SheetPage[] =>
  pagesOf(rows.map(({ people }) => people.length))

export function SheetPaper({ sheet }: { sheet: SheetView }) {
  const pages = pagesOfSheet(sheet)
  const before = firstNumbers(sheet)
  return pages.map((page) => (
    <article className="paper" key={page.no}>
      <PaperHead sheet={sheet} page={page.no} pages={pages.length} />
      {page.parts.length > 0 && <ColumnHeads />}
      {page.parts.map((part) => (
        <PaperHousehold
          key={`${part.household} ${part.from}`}
          sheet={sheet}
          part={part}
          first={before[part.household] ?? 0}
        />
      ))}
      {page.hasCodes && <Codes />}
      <PaperFoot />
    </article>
  ))
}

/** People are numbered through the whole sheet: how many stand before each household. */
function firstNumbers({ rows }: SheetView): number[] {
  let before = 0
  return rows.map(({ people }) => {
    const first = before
    before += people.length
    return first
  })
}

function PaperHead({ sheet, page, pages }: { sheet: SheetView; page: number; pages: number }) {
  const words = useWords(sheetWords)
  const { product } = useWords(shellWords)
  const format = useFormats()
  const { paper } = words
  return (
    <header className="paper-head" data-first={page === 1 || undefined}>
      <div className="paper-head-text">
        <p className="paper-unit">
          <span>
            {sheet.hamletName}, {sheet.communeName}
          </span>
          <span>{product}</span>
        </p>
        {page === 1 && <h2 className="paper-title">{paper.title}</h2>}
        {sheet.teamName !== null && (
          <p className="paper-fact">
            {paper.team}: {sheet.teamName}
          </p>
        )}
        <p className="paper-fact">
          <span>
            {paper.walker}: {sheet.walker ?? <Blank width="44mm" />}
          </span>
          <span>
            {paper.printedOn}: {format.day(parseIsoDay(sheet.printedOn) ?? 0)}
          </span>
        </p>
        {page === 1 && (
          <p className="paper-fact paper-boxes">
            <span>
              {paper.walkedOn}: <Blank width="9mm" />/<Blank width="9mm" />/<Blank width="14mm" />
            </span>
            <span>{paper.part}:</span>
            {PARTS_OF_DAY.map((part) => (
              <Box key={part}>{words.parts[part]}</Box>
            ))}
          </p>
        )}
      </div>
      <div className="paper-number">
        <p className="paper-number-label">{paper.number}</p>
        <p className="paper-number-value figures">{sheet.number}</p>
        <p>{paper.page(format.count(page), format.count(pages))}</p>
      </div>
      <QrCode
        text={qrText(sheet.sheetId)}
        size={page === 1 ? '25mm' : '19mm'}
        label={`${paper.number} ${sheet.number}`}
      />
    </header>
  )
}

const Blank = ({ width }: { width: string }) => <span className="paper-blank" style={{ width }} />

function Box({ children }: { children: string }) {
  return (
    <span className="paper-box-label">
      <span className="paper-box" />
      {children}
    </span>
  )
}

function ColumnHeads() {
  const { paper } = useWords(sheetWords)
  return (
    <div className="paper-row paper-heads">
      <span />
      <span>{paper.name}</span>
      <span className="paper-heads-cells">{paper.cells}</span>
      <span>{paper.nextAction}</span>
      <span>{paper.done}</span>
      <span>{paper.reason}</span>
    </div>
  )
}

function PaperHousehold({ sheet, part, first }: { sheet: SheetView; part: PagePart; first: number }) {
  const words = useWords(sheetWords)
  const { paper } = words
  const row = sheet.rows[part.household]
  if (row === undefined) return null
  const place = part.household + 1
  const name = row.householdNo === null ? paper.noHousehold : paper.household(row.householdNo)
  const where = placeOf(row, paper.group)
  return (
    <section className="paper-household">
      <header className="paper-household-head">
        <p className="paper-household-name">
          <span className="paper-place figures">{place}</span>
          <strong>
            {name}
            {part.from > 0 && ` ${paper.continued}`}
          </strong>
          <span className="paper-where">{where}</span>
        </p>
        <p className="paper-boxes">
          <span>{paper.door}:</span>
          <Box>{`1 ${words.doors.household}`}</Box>
          <Box>{`2 ${words.doors.neighbour}`}</Box>
          <Box>{`0 ${words.doors.nobody}`}</Box>
          <span>
            {paper.promise}: <Blank width="9mm" />/<Blank width="9mm" />
          </span>
        </p>
        <QrCode text={qrText(sheet.sheetId, place)} size="13.5mm" label={name} />
      </header>
      {row.people.slice(part.from, part.to).map((person, i) => (
        <PaperPerson key={person.personId} person={person} no={first + part.from + i + 1} />
      ))}
    </section>
  )
}

/** The group is not said twice: "Số 7, tổ 1" already names it. */
export const placeOf = (
  { group, address }: Pick<SheetRow, 'group' | 'address'>,
  nameGroup: (group: string) => string,
): string => {
  const isSaid = group !== null && address !== null && fold(address).includes(fold(group))
  return [group === null || isSaid ? [] : nameGroup(group), address ?? []].flat().join(', ')
}

/** Letters of a name that needs two lines. */
const LONG_NAME = 22

function PaperPerson({ person, no }: { person: SheetPerson; no: number }) {
  const { paper } = useWords(sheetWords)
  const { language } = useLanguage()
  const { who } = person
  return (
    <div className="paper-row">
      <span className="paper-no figures">{no}</span>
      <span className={`paper-name${(who?.name.length ?? 0) > LONG_NAME ? ' paper-name-long' : ''}`}>
        {who === null ? (
          paper.moved
        ) : (
          <>
            <strong>{who.name}</strong>
            <span className="figures">{aboutThem(who, paper)}</span>
          </>
        )}
      </span>
      <FourCellMark mark={{ of: 'person', cells: person.cells }} size={46} tone="ink" />
      <span className="paper-next">{nextOnPaper(person.next, language)}</span>
      <span className="paper-write" />
      <span className="paper-write" />
    </div>
  )
}

/** "1990, nữ, ••42": enough to tell a father from his son of one name. */
function aboutThem(
  { birth, sex, identity }: NonNullable<SheetPerson['who']>,
  { male, female }: { male: string; female: string },
): string {
  const year = decodePartialDate(birth)?.y
  return [
    year === undefined ? [] : String(year),
    sex === null ? [] : sex === 'male' ? male : female,
    identity === null ? [] : `••${identity.slice(-2)}`,
  ]
    .flat()
    .join(', ')
}

/** All that a pen may write as two digits, and who signs. */
function Codes() {
  const { paper } = useWords(sheetWords)
  const { reasons } = useWords(nextActionWords)
  return (
    <section className="paper-codes">
      <h3>{paper.reasonsTitle}</h3>
      <ul className="paper-reasons">
        {NUMBERED_REASONS.map((reason) => (
          <li key={reason}>
            <strong className="figures">{REASON_NUMBERS[reason]}</strong> {reasons[reason]}
          </li>
        ))}
      </ul>
      <p>{paper.reasonsHow}</p>
      <p>
        {paper.cellsOrder} {paper.device}
      </p>
      <div className="paper-signs">
        {[paper.signWalker, paper.signReceiver].map((who) => (
          <p key={who}>
            <strong>{who}</strong>
            <em>{paper.signHow}</em>
          </p>
        ))}
      </div>
    </section>
  )
}

function PaperFoot() {
  const { results, paper } = useWords(sheetWords)
  const { demoShort } = useWords(shellWords)
  const { isDemo } = useSession()
  return (
    <footer className="paper-foot">
      <p>
        {RESULT_DIGITS.map((digit) => (
          <span key={digit} className="paper-result">
            <strong className="figures">{digit}</strong> {results[digit]}
          </span>
        ))}
        {isDemo && <strong>{demoShort}</strong>}
      </p>
      <p className="paper-warning">{paper.never}</p>
    </footer>
  )
}
