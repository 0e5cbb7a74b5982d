// The column of printed figures: what somebody printed about the province, beside what the product computes, marked where
// the two disagree. Only on the board of a province: nobody printed anything about a commune.

import { useRef, useState } from 'react'
import { boardWords } from '#words/board'
import { targetName } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PopoverAt } from '../../ui/overlay.tsx'
import type { Column } from '../../ui/table.tsx'
import { useHere } from './here.tsx'
import './quoted-column.css'
import { compareQuoted, type Printed, readPrinted, type Verdict } from './quoted.ts'
import type { TargetOut } from './wire.ts'

/** No column where nothing was printed. Of other days than the printed one nothing is judged. */
export function useQuotedColumn(targets: readonly TargetOut[]): Column<TargetOut>[] {
  const { level, asOf, campaign } = useHere()
  const words = useWords(boardWords)
  const format = useFormats()
  if (level !== 'province' || targets.every(({ quotation }) => quotation === null)) return []
  const isPrintedDay = asOf === campaign.baselineOn
  return [
    {
      id: 'quoted',
      header: words.targets.quoted,
      unit: format.day(campaign.baselineOn),
      align: 'end',
      cell: (row) =>
        row.quotation === null ? null : (
          <QuotedFigure
            row={row}
            quotation={row.quotation}
            verdict={isPrintedDay ? compareQuoted(readPrinted(row.quotation.text), row) : null}
          />
        ),
      text: (row) => row.quotation?.text ?? '',
    },
  ]
}

function QuotedFigure({
  row,
  quotation,
  verdict,
}: {
  row: TargetOut
  quotation: { readonly text: string; readonly source: string }
  verdict: Verdict | null
}) {
  const words = useWords(boardWords).quoted
  const { campaign } = useHere()
  const { language } = useLanguage()
  const format = useFormats()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const name = targetName(campaign, row.id, row.measure, language)
  const text = shortly(readPrinted(quotation.text), format.count) ?? words.about
  const told =
    verdict === null
      ? null
      : {
          agrees: words.agrees,
          differs: words.differs(
            `${format.count(row.numerator)}/${format.count(row.denominator)} = ${format.share(row.numerator, row.denominator)}`,
          ),
          'not-comparable': words.other,
        }[verdict]
  return (
    <>
      <button
        ref={button}
        type="button"
        className="figure figures quoted"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={`${words.about}, ${name}: ${text}${verdict === 'differs' ? `, ${words.mark}` : ''}`}
        onClick={() => setOpen(true)}
      >
        {text}
        {verdict === 'differs' && <span className="quoted-differs"> ≠</span>}
      </button>
      {isOpen && (
        <PopoverAt anchor={button} label={words.about} onClose={() => setOpen(false)}>
          <div className="figure-explained">
            <p className="figure-name">{name}</p>
            <blockquote className="quoted-text">{words.text(quotation.text)}</blockquote>
            <p className="board-note">
              {words.source}: {quotation.source}
            </p>
            {told !== null && (
              <p className="quoted-verdict">
                {verdict === 'differs' && <Icon name="alert" size={14} />}
                {told}
              </p>
            )}
          </div>
        </PopoverAt>
      )}
    </>
  )
}

function shortly(
  { numerator, denominator, share, count }: Printed,
  format: (n: number) => string,
): string | null {
  if (share !== null) return share
  if (numerator !== null && denominator !== null) return `${format(numerator)}/${format(denominator)}`
  return count === null ? null : format(count)
}
