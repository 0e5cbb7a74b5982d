// Keying a sheet without a mouse: Enter goes to the next box and, in the last one, saves the household and opens the next; arrows
// go back and forth; Page Up and Page Down change the household; Ctrl Z takes the last one back. A scanner is a keyboard.

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { readQrText } from '#domain/sheet-number'
import { sheetScreenWords } from '#words/sheet-screens'
import { sheetWords } from '#words/sheets'
import { refusalPhrases } from '#words/visit-refusals'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Differences } from './differences.tsx'
import { HouseholdStrip } from './household-strip.tsx'
import { KeyBox } from './key-box.tsx'
import { KeyHousehold } from './key-household.tsx'
import type { Keying } from './use-keying.ts'
import { keyPath, type SheetView } from './wire.ts'

type Props = { readonly sheet: SheetView; readonly keying: Keying; readonly onFinish: () => void }

export function KeyForm({ sheet, keying, onFinish }: Props) {
  const words = useWords(sheetScreenWords).keying
  const { paper } = useWords(sheetWords)
  const [, navigate] = useLocation()
  const form = useRef<HTMLFormElement>(null)
  /** What stood in the box when it was entered. */
  const entered = useRef('')
  const { draft, read, differing, failure } = keying
  useEntering(form, draft.at, draft.saved.length > 0)
  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input[data-step]') ?? [])]
  const move = (from: HTMLInputElement, by: number) => {
    const all = boxes()
    const next = all[all.indexOf(from) + by]
    next?.focus()
    next?.select()
    return next !== undefined
  }
  const go = (to: number) => keying.go(to)
  const saved = (isSaved: boolean) => {
    if (!isSaved) return
    if (draft.at + 1 < sheet.rows.length) go(draft.at + 1)
    else form.current?.querySelector<HTMLButtonElement>('[data-finish]')?.focus()
  }
  const save = async () => {
    const wrong = boxes().find((box) => box.getAttribute('aria-invalid') === 'true')
    if (wrong !== undefined) return wrong.focus()
    saved(await keying.save())
  }
  const enter = (box: HTMLInputElement) => {
    const scanned = readQrText(box.value)
    if (scanned !== null) {
      if (scanned.sheetId !== sheet.sheetId) return navigate(keyPath(scanned.sheetId, scanned.household))
      putBack(box, entered.current)
      return go((scanned.household ?? 1) - 1)
    }
    if (box.getAttribute('aria-invalid') === 'true') return box.select()
    // A closed door has no rows: from there straight to the promise.
    if (read.door === 'nobody' && box === boxes()[headBoxes(sheet)]) return boxes().at(-1)?.focus()
    if (!move(box, 1)) save()
  }
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    const { key, target } = event
    if (key === 'PageDown' || key === 'PageUp') {
      event.preventDefault()
      go(draft.at + (key === 'PageDown' ? 1 : -1))
      return
    }
    if (key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && mayUndo(keying)) {
      event.preventDefault()
      keying.undo()
      return
    }
    if (!(target instanceof HTMLInputElement)) return
    if (key === 'Enter') {
      event.preventDefault()
      enter(target)
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      move(target, key === 'ArrowDown' ? 1 : -1)
    }
  }
  return (
    <form
      className="key-form"
      ref={form}
      onKeyDown={press}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement) entered.current = target.value
      }}
      onSubmit={(event) => event.preventDefault()}
      aria-label={words.title(sheet.number)}
    >
      <HouseholdStrip rows={sheet.rows} at={draft.at} saved={draft.saved} onChoose={go} />
      <KeyHead sheet={sheet} keying={keying} />
      <KeyHousehold key={draft.at} sheet={sheet} keying={keying} />
      {differing.length > 0 && (
        <Differences
          differing={differing.map((answer) => ({
            answer,
            name: nameOf(sheet, answer.personId) ?? paper.moved,
          }))}
          onDecide={async (personId, take) => saved(await keying.decide(personId, take))}
        />
      )}
      {failure !== null && <FailureNote failure={failure} kept={words.keptTyped} onRetry={save} />}
      <div className="key-acts">
        <Button kind="secondary" busy={keying.isBusy} onClick={save}>
          {words.saveHousehold}
        </Button>
        <Button
          data-finish
          kind={draft.saved.length === sheet.rows.length ? 'primary' : 'quiet'}
          onClick={onFinish}
        >
          {words.finish}
        </Button>
        <LastSavedLine sheet={sheet} keying={keying} />
      </div>
    </form>
  )
}

const nameOf = (sheet: SheetView, personId: string): string | null => {
  const all = sheet.rows.flatMap(({ people }) => people)
  return all.find((person) => person.personId === personId)?.who?.name ?? null
}

const typeValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set

/** A scanner types over whatever is selected: what stood there is put back as if it had been typed. */
function putBack(box: HTMLInputElement, value: string) {
  typeValue?.call(box, value)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** While a household is being typed, Ctrl Z is the box's own. */
const mayUndo = ({ last, typed, draft }: Keying): boolean =>
  last !== null &&
  (last.at === draft.at || (typed.promise === '' && Object.values(typed.rows).every((text) => text === '')))

/** Day and part of the day, and the walker where the sheet names none, stand before the household. */
const headBoxes = ({ walker }: SheetView): number => (walker === null ? 3 : 2)

/** A household that comes into sight is entered at its first box; a sheet that is begun, at the day. */
function useEntering(form: { readonly current: HTMLFormElement | null }, at: number, isBegun: boolean) {
  const entered = useRef<number | null>(null)
  useEffect(() => {
    if (entered.current === at) return
    const isFirst = entered.current === null && !isBegun
    entered.current = at
    const box = form.current?.querySelector<HTMLInputElement>(
      isFirst ? 'input[data-step]' : '.key-household input[data-step]',
    )
    box?.focus()
    box?.select()
  }, [form, at, isBegun])
}

function KeyHead({ sheet, keying }: { sheet: SheetView; keying: Keying }) {
  const words = useWords(sheetScreenWords).keying
  const { parts } = useWords(sheetWords)
  const { draft, change, day, part, lacksWalker } = keying
  return (
    <div className="key-head">
      <KeyBox
        label={words.day}
        width="day"
        value={draft.day}
        onChange={(text) => change({ day: text })}
        error={day === null ? words.dayWrong : undefined}
      />
      <KeyBox
        label={words.part}
        hint={words.partKeys}
        width="short"
        value={draft.part}
        onChange={(text) => change({ part: text })}
        said={part === null ? undefined : parts[part]}
        error={part === null ? words.partKeys : undefined}
      />
      {sheet.walker === null && (
        <KeyBox
          label={words.walker}
          width="name"
          value={draft.walker}
          onChange={(walker) => change({ walker })}
          error={lacksWalker && draft.walker !== '' ? words.walkerMissing : undefined}
          hint={words.walkerMissing}
        />
      )}
    </div>
  )
}

function LastSavedLine({ sheet, keying: { last, undone, undo } }: { sheet: SheetView; keying: Keying }) {
  const words = useWords(sheetScreenWords).keying
  const format = useFormats()
  const { language } = useLanguage()
  return (
    <div className="key-last" role="status">
      {last !== null && (
        <>
          <span>
            {last.recorded === 0
              ? words.repeated(format.count(last.at + 1))
              : words.justSaved(format.count(last.at + 1), format.count(last.recorded))}
          </span>
          {last.refused.map(({ personId, code }) => (
            <span key={personId} className="key-refused">
              {words.refused(nameOf(sheet, personId) ?? '–', refusalPhrases(code, language).why)}
            </span>
          ))}
          {last.recorded > 0 && (
            <Button kind="quiet" icon="undo" onClick={undo}>
              {words.undo}
            </Button>
          )}
        </>
      )}
      {last === null && undone !== null && <span>{words.undone(format.count(undone + 1))}</span>}
    </div>
  )
}
