// On whose device the e-ID was activated: asked as soon as it is said to be done, because another's locks the citizen out one day.

import { DEVICE_OWNERS, type DeviceOwner } from '#domain/visit'
import { fieldVisitWords } from '#words/field-visit'
import { useWords } from '../../language.tsx'
import { Choices } from '../choices.tsx'

type Props = {
  readonly owner: DeviceOwner | null
  readonly isMissing: boolean
  readonly onOwner: (owner: DeviceOwner) => void
}

export function OwnDevice({ owner, isMissing, onOwner }: Props) {
  const words = useWords(fieldVisitWords)
  return (
    <div className="own-device" data-wrong={isMissing || undefined}>
      <Choices
        label={words.ownDevice}
        isLabelShown
        value={owner}
        choices={DEVICE_OWNERS.map((value) => ({ value, label: words.owners[value] }))}
        onChange={onOwner}
      />
      {owner === 'other' && <p>{words.otherDevice}</p>}
    </div>
  )
}
