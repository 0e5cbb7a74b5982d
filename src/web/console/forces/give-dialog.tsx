// Gives the ticked places to a team or one of its members. Giving to another what somebody has asks for a reason. A refusal
// stands in the dialog, and nothing has changed.

import { useState } from 'react'
import { assignWork, reassignWork } from '#contract/assignments'
import { PARTS, type Part } from '#domain/assignment'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { FailureNote } from '../failure-note.tsx'
import { ChosenPlaces } from './chosen-places.tsx'
import type { GivenPlace } from './place.ts'
import { isReason, ReasonField } from './reason-field.tsx'
import { useDecided } from './use-decided.ts'
import type { Matrix } from './wire.ts'

type Props = {
  readonly mode: 'assign' | 'reassign'
  readonly places: readonly GivenPlace[]
  readonly teams: Matrix['teams']
  readonly onDone: () => void
  readonly onClose: () => void
}

export function GiveDialog({ mode, places, teams, onDone, onClose }: Props) {
  const words = useWords(forceScreenWords).give
  const { parts } = useWords(forceWords)
  const shell = useWords(shellWords)
  const format = useFormats()
  const told = useDecided()
  const [teamId, setTeam] = useState('')
  const [memberId, setMember] = useState('')
  const [part, setPart] = useState<Part>('owner')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isAgain = mode === 'reassign'
  const team = teams.find((one) => one.teamId === teamId)
  const give = async () => {
    setTried(true)
    if (team === undefined || (isAgain && !isReason(reason))) return
    setBusy(true)
    const given = {
      places: places.map(({ input }) => input),
      teamId,
      ...(memberId === '' ? {} : { memberId }),
    }
    const made = isAgain
      ? await call(reassignWork, { ...given, reason: reason.trim() })
      : await call(assignWork, { ...given, part })
    setBusy(false)
    if (!made.ok) return setFailure(made.error)
    const people = format.count(made.value.people)
    told(isAgain ? words.reassigned(people) : words.assigned(people), made.value)
    onDone()
  }
  return (
    <Dialog
      title={isAgain ? words.reassignTitle : words.assignTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind="primary" busy={isBusy} disabled={teams.length === 0} onClick={give}>
            {isAgain ? words.reassign : words.assign}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} kept={words.nothingChanged} />}
      <ChosenPlaces places={places} />
      {teams.length === 0 ? (
        <p>{words.noTeams}</p>
      ) : (
        <Select
          label={words.team}
          error={isTried && team === undefined ? words.teamMissing : undefined}
          value={teamId}
          options={[
            { value: '', label: words.chooseTeam },
            ...teams.map((one) => ({
              value: one.teamId,
              label: words.teamChoice(one.name, format.count(one.people)),
            })),
          ]}
          onChange={(chosen) => {
            setTeam(chosen)
            setMember('')
          }}
        />
      )}
      {team !== undefined && team.members.length > 0 && (
        <Select
          label={words.member}
          value={memberId}
          options={[
            { value: '', label: words.wholeTeam },
            ...team.members.map((one) => ({
              value: one.memberId,
              label: words.teamChoice(one.name, format.count(one.people)),
            })),
          ]}
          onChange={setMember}
        />
      )}
      {isAgain ? (
        <ReasonField value={reason} onChange={setReason} isTried={isTried} />
      ) : (
        <Select
          label={words.part}
          value={part}
          options={PARTS.map((value) => ({ value, label: parts[value] }))}
          onChange={setPart}
        />
      )}
    </Dialog>
  )
}
