// The buttons of what the asker may do with a hand-over now. Giving back asks for its reason first.

import { useState } from 'react'
import type { HandOverStep } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { useWords } from '../../language.tsx'
import { Bounce } from './bounce.tsx'
import type { TakeStep } from './use-step.ts'
import type { HandOverView } from './wire.ts'

type Props = {
  readonly handOver: HandOverView
  readonly take: TakeStep
  readonly isBusy: boolean
}

export function Steps({ handOver, take, isBusy }: Props) {
  const words = useWords(handOverWords)
  const [isBouncing, setBouncing] = useState(false)
  const name = handOver.person?.name ?? words.hidden
  const press = (step: HandOverStep) => (step === 'bounced' ? setBouncing(true) : take(handOver, step))
  return (
    <span className="hand-over-steps">
      {handOver.steps.map((step) => (
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
      ))}
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
