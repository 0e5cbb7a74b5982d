// Giving back: one of the closed list of reasons, each with what the giving side will do about it. Nothing is typed.

import { useState } from 'react'
import { BOUNCE_REASONS, type BounceReason, bounceAsks } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { shellWords } from '#words/shell'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import type { HandOverView } from './wire.ts'

type Props = {
  readonly handOver: HandOverView
  readonly onClose: () => void
  readonly onChoose: (reason: BounceReason) => Promise<void>
}

export function Bounce({ handOver, onClose, onChoose }: Props) {
  const words = useWords(handOverWords)
  const shell = useWords(shellWords)
  const [reason, setReason] = useState<BounceReason | null>(null)
  const [isBusy, setBusy] = useState(false)
  const give = async () => {
    if (reason === null) return
    setBusy(true)
    await onChoose(reason)
    setBusy(false)
  }
  return (
    <Dialog
      title={words.bounceTitle(handOver.person?.name ?? words.hidden)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind="primary" busy={isBusy} disabled={reason === null} onClick={give}>
            {words.bounce}
          </Button>
        </>
      }
    >
      <fieldset className="hand-over-reasons">
        <legend>{words.bounceLead}</legend>
        {BOUNCE_REASONS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="bounce"
              value={one}
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            <span>
              {words.bounces[one]}
              <span className="hand-over-more">{words.bounceThen(words.asks[bounceAsks(one)])}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
