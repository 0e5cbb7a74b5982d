// Returns what was given for just the ticked places; what they have from a wider place stays.

import { returnWork } from '#contract/assignments'
import { forceScreenWords } from '#words/force-screens'
import { uiWords } from '#words/ui'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { EndDialog } from './end-dialog.tsx'
import type { GivenPlace } from './place.ts'
import { useDecided } from './use-decided.ts'

type Props = {
  readonly commune: number
  readonly places: readonly GivenPlace[]
  readonly onDone: () => void
  readonly onClose: () => void
}

export function ReturnDialog({ commune, places, onDone, onClose }: Props) {
  const words = useWords(forceScreenWords).give
  const { close } = useWords(uiWords)
  const format = useFormats()
  const told = useDecided()
  const areaIds = places.flatMap(({ areas }) => areas.map(({ areaId }) => areaId))
  if (areaIds.length === 0)
    return (
      <Dialog
        title={words.backTitle}
        isOpen
        onClose={onClose}
        actions={<Button onClick={onClose}>{close}</Button>}
      >
        <p>{words.noAreas}</p>
      </Dialog>
    )
  const giveBack = async (reason: string) => {
    const returned = await call(returnWork, { commune, areaIds, reason })
    if (!returned.ok) return returned.error
    told(words.returned(format.count(returned.value.people)), returned.value)
    onDone()
    return null
  }
  return (
    <EndDialog
      title={words.backTitle}
      says={words.backSays}
      act={words.giveBack}
      onEnd={giveBack}
      onClose={onClose}
    />
  )
}
