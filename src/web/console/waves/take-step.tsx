// Taking the next step of a hamlet, and reopening it with a reason. What the server refuses is said where the button stands, and
// the board is read again: somebody else may have decided meanwhile.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { advanceWave } from '#contract/waves'
import { waveWords } from '#words/waves'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useHere } from './here.tsx'
import { Reopen } from './reopen.tsx'
import { type HamletWave, WAVES } from './wire.ts'

export function TakeStep({ wave }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const { canDecide } = useHere()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [isReopening, setReopening] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { unit, next, reopensTo, figures, stepNo } = wave
  const isReady = next !== null && next.lacks.length === 0 && figures.people > 0
  if (!canDecide || wave.unknown || (!isReady && reopensTo === null)) return null
  const readAgain = () => queries.invalidateQueries({ queryKey: WAVES })
  const take = async () => {
    setBusy(true)
    setFailure(null)
    const taken = await call(advanceWave, { hamlet: unit.unitId, seen: stepNo })
    setBusy(false)
    if (taken.ok) showToast(words.taken(unit.fullName, words.steps[taken.value.step]))
    else setFailure(taken.error)
    readAgain()
  }
  return (
    <div className="wave-acts not-printed">
      {failure !== null && <FailureNote failure={failure} next={words.lookAgain} />}
      {isReady && (
        <Button
          kind="primary"
          busy={isBusy}
          aria-label={`${words.take[next.step]}: ${unit.fullName}`}
          onClick={take}
        >
          {words.take[next.step]}
        </Button>
      )}
      {reopensTo !== null && (
        <Button
          icon="undo"
          aria-label={reopensTo === 'open' ? words.haltOf(unit.fullName) : words.reopenOf(unit.fullName)}
          onClick={() => setReopening(true)}
        >
          {reopensTo === 'open' ? words.halt : words.reopen}
        </Button>
      )}
      {isReopening && reopensTo !== null && (
        <Reopen wave={wave} to={reopensTo} onClose={() => setReopening(false)} onReopened={readAgain} />
      )}
    </div>
  )
}
