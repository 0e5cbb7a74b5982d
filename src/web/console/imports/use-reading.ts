// How a clerk says a file is to be read: what its columns hold, how they are written, which sheets are left out. All of it is
// sent at once, and the list is read again. It decides nothing about taking it in.

import { useState } from 'react'
import { correctImport } from '#contract/imports'
import type { Field } from '#domain/headings'
import type { TextEncoding } from '#domain/legacy-text'
import { call, type Failure } from '../../call.ts'
import { type Choice, chooseField, correctionsOf, NOT_USED } from './column-choices.ts'
import { encodingOf, encodingsToSend, isSaidAnew, type Judged } from './encoding-choices.ts'
import type { ImportView, Preview } from './wire.ts'

export type ReadFile = {
  readonly importId: string
  /** One for every column, '' where there is none. */
  readonly headings: readonly string[]
  readonly columns: readonly { readonly index: number; readonly field: Field }[]
  readonly encodings: readonly Judged[]
  readonly sheets: Preview['sheets']
}

export function useReading(file: ReadFile, onView: (view: ImportView) => void) {
  const { importId, headings, columns, encodings, sheets } = file
  const known = headings.map((_, i): Choice => columns.find(({ index }) => index === i)?.field ?? NOT_USED)
  const wasLeftOut = sheets.flatMap(({ index, why }) => (why === 'left-out' ? [index] : []))
  const [chosen, setChosen] = useState(known)
  const [said, setSaid] = useState<ReadonlyMap<number, TextEncoding>>(new Map())
  const [leftOut, setLeftOut] = useState<readonly number[]>(wasLeftOut)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isChanged =
    chosen.some((choice, index) => choice !== known[index]) ||
    isSaidAnew(encodings, said) ||
    leftOut.length !== wasLeftOut.length ||
    leftOut.some((index) => !wasLeftOut.includes(index))
  const readAgain = async () => {
    setBusy(true)
    const sent = await call(correctImport, {
      importId,
      corrections: correctionsOf(headings, chosen),
      encodings: encodingsToSend(headings.length, encodings, said),
      leftOut: [...leftOut],
    })
    setBusy(false)
    if (sent.ok) onView(sent.value)
    else setFailure(sent.error)
  }
  return {
    ...{ file, known, chosen, leftOut, isChanged, isBusy, failure, readAgain },
    choose: (at: number, choice: Choice) => setChosen(chooseField(chosen, at, choice)),
    encoding: (index: number) => encodingOf(encodings, said, index),
    judged: (index: number): Judged | null => encodings.find((one) => one.index === index) ?? null,
    isSaid: (index: number) => said.has(index),
    sayEncoding: (index: number, encoding: TextEncoding) => setSaid(new Map(said).set(index, encoding)),
    turnSheet: (index: number) =>
      setLeftOut(leftOut.includes(index) ? leftOut.filter((other) => other !== index) : [...leftOut, index]),
    undo: () => {
      setChosen(known)
      setSaid(new Map())
      setLeftOut(wasLeftOut)
      setFailure(null)
    },
  }
}

export type Reading = ReturnType<typeof useReading>
