// The fields of a guide card that is being edited: name, what to say first, steps with their pictures, what nobody may do, sources.

import { GUIDE_LIMITS, PICTOGRAMS } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { addNever, addSource, addStep, changeRow, type Draft, withoutRow } from './draft.ts'
import { TypedPair, TypedText } from './typed-text.tsx'

type Props = {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly isTried: boolean
}

export function DraftFields({ draft, onChange, isTried }: Props) {
  const words = useWords(guideWords).form
  return (
    <>
      <TypedPair
        label={words.cardTitle}
        value={draft.title}
        most={GUIDE_LIMITS.title}
        onChange={(title) => onChange({ ...draft, title })}
        isTried={isTried}
      />
      <TypedPair
        label={words.cardLead}
        value={draft.lead}
        onChange={(lead) => onChange({ ...draft, lead })}
        isTried={isTried}
      />
      <Steps draft={draft} onChange={onChange} isTried={isTried} />
      <Never draft={draft} onChange={onChange} isTried={isTried} />
      <Sources draft={draft} onChange={onChange} isTried={isTried} />
    </>
  )
}

function Steps({ draft, onChange, isTried }: Props) {
  const words = useWords(guideWords)
  const format = useFormats()
  const { steps } = draft
  const pictures = PICTOGRAMS.map((value) => ({ value, label: words.pictograms[value] }))
  return (
    <>
      {steps.map(({ key, picture, text }, place) => {
        const no = format.count(place + 1)
        const change = (with_: Partial<(typeof steps)[number]>) =>
          onChange({ ...draft, steps: changeRow(steps, key, with_) })
        return (
          <fieldset key={key} className="guide-row">
            <legend>{words.form.step(no)}</legend>
            <div className="guide-picture">
              <Pictogram name={picture} size={32} />
              <Select
                label={words.form.picture(no)}
                value={picture}
                options={pictures}
                onChange={(chosen) => change({ picture: chosen })}
              />
              {steps.length > 1 && (
                <Button
                  kind="quiet"
                  icon="close"
                  label={words.form.removeStep(no)}
                  onClick={() => onChange({ ...draft, steps: withoutRow(steps, key) })}
                />
              )}
            </div>
            <TypedPair
              label={words.form.stepText(no)}
              value={text}
              onChange={(typed) => change({ text: typed })}
              isTried={isTried}
            />
          </fieldset>
        )
      })}
      {steps.length < GUIDE_LIMITS.steps && (
        <Button onClick={() => onChange(addStep(draft))}>{words.form.addStep}</Button>
      )}
    </>
  )
}

function Never({ draft, onChange, isTried }: Props) {
  const words = useWords(guideWords)
  const format = useFormats()
  const { never } = draft
  return (
    <>
      {never.map(({ key, text }, place) => {
        const no = format.count(place + 1)
        return (
          <div key={key} className="guide-row guide-row-plain">
            <TypedPair
              label={words.form.neverText(no)}
              value={text}
              onChange={(typed) => onChange({ ...draft, never: changeRow(never, key, { text: typed }) })}
              isTried={isTried}
            />
            <Button
              kind="quiet"
              icon="close"
              label={words.form.removeNever(no)}
              onClick={() => onChange({ ...draft, never: withoutRow(never, key) })}
            />
          </div>
        )
      })}
      {never.length < GUIDE_LIMITS.never && (
        <Button onClick={() => onChange(addNever(draft))}>{words.form.addNever}</Button>
      )}
    </>
  )
}

function Sources({ draft, onChange, isTried }: Props) {
  const words = useWords(guideWords)
  const format = useFormats()
  const { sources } = draft
  return (
    <>
      {sources.map(({ key, text }, place) => {
        const no = format.count(place + 1)
        return (
          <div key={key} className="guide-row guide-row-plain">
            <TypedText
              label={words.form.source(no)}
              value={text}
              onChange={(typed) => onChange({ ...draft, sources: changeRow(sources, key, { text: typed }) })}
              isTried={isTried}
            />
            {sources.length > 1 && (
              <Button
                kind="quiet"
                icon="close"
                label={words.form.removeSource(no)}
                onClick={() => onChange({ ...draft, sources: withoutRow(sources, key) })}
              />
            )}
          </div>
        )
      })}
      {sources.length < GUIDE_LIMITS.sources && (
        <Button onClick={() => onChange(addSource(draft))}>{words.form.addSource}</Button>
      )}
    </>
  )
}
