// The buttons of what the asker may do with a hand-over now. Giving back asks for its reason first.

import { useState } from 'react'
import type { HandOverStep } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Bounce } from './bounce.tsx'
import type { TakeStep } from './use-step.ts'
import type { HandOverView } from './wire.ts'

type Props = {
  readonly handOver: HandOverView
  readonly take: TakeStep
  readonly isBusy: boolean
  /** As buttons of a page of its own, not of a row. */
  readonly isLarge?: boolean
}

export function Steps({ handOver, take, isBusy, isLarge = false }: Props) {
  const words = useWords(handOverWords)
  const [isBouncing, setBouncing] = useState(false)
  const name = handOver.person?.name ?? words.hidden
  const press = (step: HandOverStep) => (step === 'bounced' ? setBouncing(true) : take(handOver, step))
  return (
    <span className={isLarge ? 'hand-over-decide' : 'hand-over-steps'}>
      {handOver.steps.map((step, place) =>
        isLarge ? (
          <Button
            key={step}
            kind={place === 0 && step !== 'withdrawn' ? 'primary' : 'secondary'}
            busy={isBusy}
            onClick={() => press(step)}
          >
            {words.steps[step]}
          </Button>
        ) : (
          <button
            key={step}
            type="button"
            className="table-act"
            data-step={step}
            disabled={isBusy}
            onClick={() => press(step)}
          >
            {words.steps[step]}
            <span className="only-heard"> {name}</span>
          </button>
        ),
      )}
      {isBouncing && (
        <Bounce
          handOver={handOver}
          onClose={() => setBouncing(false)}
          onChoose={async (reason) => {
            if (await take(handOver, 'bounced', reason)) setBouncing(false)
          }}
        />
      )}
    </span>
  )
}
