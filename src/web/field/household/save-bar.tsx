// The foot of a household, under the thumb: what will be saved, one choice back, and save.

import { type AtDoor, reportsOf, type VisitDraft } from '#domain/visit-draft'
import { fieldVisitWords } from '#words/field-visit'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'

type Props = {
  readonly visit: VisitDraft
  readonly atDoor: readonly AtDoor[]
  /** Shown once saving was tried. */
  readonly lack: 'nothing-said' | 'device-unsaid' | 'promise-over' | null
  readonly isBusy: boolean
  readonly mayUndo: boolean
  readonly onUndo: () => void
  readonly onSave: () => void
}

export function SaveBar({ visit, atDoor, lack, isBusy, mayUndo, onUndo, onSave }: Props) {
  const words = useWords(fieldVisitWords)
  const format = useFormats()
  const lacks = {
    'nothing-said': words.empty,
    'device-unsaid': words.deviceMissing,
    'promise-over': words.promiseOver,
  }
  const reports = reportsOf(visit, atDoor)
  const done = reports.reduce((sum, report) => sum + report.done.length, 0)
  const left = reports.reduce((sum, { outcomes }) => sum + Object.keys(outcomes).length, 0)
  const summary = words.summary(format.count(reports.length), format.count(done), format.count(left))
  return (
    <footer className="save">
      {lack !== null ? (
        <p className="save-lack" role="alert">
          {lacks[lack]}
        </p>
      ) : (
        reports.length > 0 && <p className="save-summary">{summary}</p>
      )}
      <div className="save-keys">
        {mayUndo && (
          <button type="button" className="press" onClick={onUndo}>
            <Icon name="undo" size={20} />
            {words.undo}
          </button>
        )}
        <button type="button" className="press press-main save-main" aria-disabled={isBusy} onClick={onSave}>
          {isBusy ? words.saving : words.save}
        </button>
      </div>
    </footer>
  )
}
