// What can be done with the places that are ticked: give them, give them to another, take them back. It stays in sight above
// the table, where no notice covers it.

import { useState } from 'react'
import { forceScreenWords } from '#words/force-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { GiveDialog } from './give-dialog.tsx'
import type { GivenPlace } from './place.ts'
import { ReturnDialog } from './return-dialog.tsx'
import type { Matrix } from './wire.ts'

type Props = {
  readonly commune: number
  readonly chosen: readonly GivenPlace[]
  readonly teams: Matrix['teams']
  readonly onClear: () => void
}

export function ChoiceBar({ commune, chosen, teams, onClear }: Props) {
  const words = useWords(forceScreenWords)
  const format = useFormats()
  const [open, setOpen] = useState<'assign' | 'reassign' | 'return' | null>(null)
  const close = () => setOpen(null)
  const done = () => {
    close()
    onClear()
  }
  const isNone = chosen.length === 0
  const people = chosen.reduce((all, place) => all + place.people, 0)
  return (
    <div className="force-bar not-printed">
      <p className="force-bar-said" role="status">
        {isNone ? words.work.hint : words.work.chosen(format.count(chosen.length), format.count(people))}
      </p>
      <Button kind="quiet" disabled={isNone} onClick={onClear}>
        {words.work.clear}
      </Button>
      <Button disabled={isNone} onClick={() => setOpen('return')}>
        {words.give.giveBack}
      </Button>
      <Button disabled={isNone} onClick={() => setOpen('reassign')}>
        {words.give.reassign}
      </Button>
      <Button kind="primary" disabled={isNone} onClick={() => setOpen('assign')}>
        {words.give.assign}
      </Button>
      {(open === 'assign' || open === 'reassign') && (
        <GiveDialog mode={open} places={chosen} teams={teams} onDone={done} onClose={close} />
      )}
      {open === 'return' && <ReturnDialog commune={commune} places={chosen} onDone={done} onClose={close} />}
    </div>
  )
}
