// Handing over: which work, to which team; to a carrier only after the question was read out and the citizen said yes.

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#contract/endpoint'
import { offerHandOver, type readHandOversOf } from '#contract/hand-overs'
import { CURRENT_WORDING } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { HAND_OVERS } from './wire.ts'
import { useWorkName } from './work-name.ts'

type Offers = OutputOf<typeof readHandOversOf>['offers']

export function Offer({ personId, offers }: { personId: string; offers: Offers }) {
  const words = useWords(handOverWords)
  const workName = useWorkName()
  const [chosen, setChosen] = useState<string | null>(null)
  const offer = offers.find(({ milestone }) => milestone === chosen) ?? offers[0]
  if (offer === undefined) return <p className="people-note">{words.person.nothing}</p>
  return (
    <details className="hand-over-offer">
      <summary>{words.person.offer}</summary>
      <Select
        label={words.person.milestone}
        value={offer.milestone}
        options={offers.map(({ milestone, to }) => ({
          value: milestone,
          label: `${workName(milestone)} → ${words.receivers[to]}`,
        }))}
        onChange={setChosen}
      />
      {offer.teams.length === 0 ? (
        <p className="people-note">{words.person.noTeam(words.receivers[offer.to])}</p>
      ) : (
        <OfferForm key={offer.milestone} personId={personId} offer={offer} />
      )}
    </details>
  )
}

function OfferForm({ personId, offer }: { personId: string; offer: Offers[number] }) {
  const words = useWords(handOverWords)
  const workName = useWorkName()
  const queries = useQueryClient()
  const { milestone, teams, needsConsent } = offer
  const [teamId, setTeamId] = useState(teams[0]?.teamId ?? '')
  const [hasAgreed, setAgreed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const name = teams.find((team) => team.teamId === teamId)?.name ?? ''
  const isAllowed = !needsConsent || hasAgreed
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isAllowed) return
    setBusy(true)
    const consent = needsConsent ? { consent: CURRENT_WORDING } : {}
    const offered = await call(offerHandOver, { personId, milestone, teamId, ...consent })
    setBusy(false)
    setFailure(offered.ok ? null : offered.error)
    if (!offered.ok) return
    showToast(words.person.offered(name))
    queries.invalidateQueries({ queryKey: HAND_OVERS })
  }
  const chooseTeam = (chosen: string) => {
    setTeamId(chosen)
    // They agreed to another one.
    setAgreed(false)
  }
  return (
    <form className="hand-over-form" onSubmit={submit}>
      <Select
        label={words.person.team}
        value={teamId}
        options={teams.map((team) => ({
          value: team.teamId,
          label: words.person.teamIn(team.name, team.unitName),
        }))}
        onChange={chooseTeam}
      />
      {needsConsent && (
        <fieldset className="hand-over-consent">
          <legend>{words.person.readOut}</legend>
          <p>{words.consents[CURRENT_WORDING](name, workName(milestone))}</p>
          <label>
            <input
              type="checkbox"
              checked={hasAgreed}
              onChange={(event) => setAgreed(event.target.checked)}
            />
            <span>{words.person.agreed}</span>
          </label>
        </fieldset>
      )}
      {failure !== null && <FailureNote failure={failure} />}
      <div className="hand-over-submit">
        <Button type="submit" busy={isBusy} disabled={!isAllowed}>
          {words.person.submit}
        </Button>
        {!isAllowed && <span className="people-note">{words.person.agreedFirst}</span>}
      </div>
    </form>
  )
}
