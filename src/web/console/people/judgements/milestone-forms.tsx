// Forms about one milestone: a doubt, its settling, an exemption asked for, an exemption ended.

import { useState } from 'react'
import { endExemption, raiseDispute, requestExemption, settleDispute } from '#contract/judgements'
import { isoDay } from '#domain/dates'
import {
  DISPUTE_REASONS,
  type DisputeReason,
  EXEMPTION_ENDINGS,
  EXEMPTION_REASONS,
  type ExemptionEnding,
  type ExemptionReason,
  FINDINGS,
  type Finding,
  VERDICTS,
  type Verdict,
} from '#domain/judgements'
import type { Milestone } from '#domain/milestones'
import { judgementWords } from '#words/judgements'
import { reasonName } from '#words/people'
import { targetWords } from '#words/targets'
import { call } from '../../../call.ts'
import { useLanguage, useWords } from '../../../language.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { useSession } from '../../session.tsx'
import { JudgementFrame } from './judgement-frame.tsx'
import { useRecording } from './use-recording.ts'

type Props = { readonly personId: string; readonly milestones: readonly Milestone[] }

export function DisputeForm({ personId, milestones }: Props) {
  const words = useWords(judgementWords)
  const { send, isBusy, failure } = useRecording()
  const [milestone, choice] = useMilestone(milestones)
  const [reason, setReason] = useState<DisputeReason>(DISPUTE_REASONS[0])
  if (milestone === undefined) return null
  return (
    <JudgementFrame
      submit={words.submit}
      {...{ isBusy, failure }}
      onSubmit={() => send(call(raiseDispute, { personId, milestone, reason }))}
    >
      {choice}
      <ReasonSelect label={words.reason} value={reason} reasons={DISPUTE_REASONS} onChange={setReason} />
    </JudgementFrame>
  )
}

export function SettleForm({ personId, milestones }: Props) {
  const words = useWords(judgementWords)
  const { send, isBusy, failure } = useRecording()
  const [milestone, choice] = useMilestone(milestones)
  const [verdict, setVerdict] = useState<Verdict>(VERDICTS[0])
  const [finding, setFinding] = useState<Finding>(FINDINGS[VERDICTS[0]][0])
  if (milestone === undefined) return null
  const chooseVerdict = (chosen: Verdict) => {
    setVerdict(chosen)
    setFinding(FINDINGS[chosen][0])
  }
  return (
    <JudgementFrame
      submit={words.submit}
      note={verdict === 'upheld' ? words.upheldNext : undefined}
      {...{ isBusy, failure }}
      onSubmit={() => send(call(settleDispute, { personId, milestone, verdict, finding }))}
    >
      {choice}
      <Select
        label={words.verdict}
        value={verdict}
        options={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
        onChange={chooseVerdict}
      />
      <ReasonSelect<Finding>
        label={words.finding}
        value={finding}
        reasons={FINDINGS[verdict]}
        onChange={setFinding}
      />
    </JudgementFrame>
  )
}

export function ExemptForm({ personId, milestones }: Props) {
  const words = useWords(judgementWords)
  const { today } = useSession()
  const { send, isBusy, failure } = useRecording()
  const [milestone, choice] = useMilestone(milestones)
  const [reason, setReason] = useState<ExemptionReason>(EXEMPTION_REASONS[0])
  const [evidence, setEvidence] = useState('')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<{ evidence?: string; until?: string }>({})
  if (milestone === undefined) return null
  const submit = async () => {
    const until = readTypedDay(typed, today)
    const isEvidence = evidence.trim().length >= 3 && !/\d([ .-]?\d){8}/.test(evidence)
    setWrong({
      ...(isEvidence ? {} : { evidence: words.evidenceWrong }),
      ...(until === null ? { until: words.dayWrong } : {}),
    })
    if (!isEvidence || until === null) return
    const asked = { personId, milestone, reason, evidence, until: isoDay(until) }
    if (await send(call(requestExemption, asked), words.asked)) setEvidence('')
  }
  return (
    <JudgementFrame submit={words.ask} note={words.secondPerson} {...{ isBusy, failure }} onSubmit={submit}>
      {choice}
      <ReasonSelect label={words.reason} value={reason} reasons={EXEMPTION_REASONS} onChange={setReason} />
      <Field
        label={words.evidence}
        hint={words.evidenceHint}
        error={wrong.evidence}
        value={evidence}
        onChange={setEvidence}
        maxLength={300}
        autoComplete="off"
      />
      <Field
        label={words.until}
        hint={words.dayHint}
        error={wrong.until}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
    </JudgementFrame>
  )
}

export function UnexemptForm({ personId, milestones }: Props) {
  const words = useWords(judgementWords)
  const { send, isBusy, failure } = useRecording()
  const [milestone, choice] = useMilestone(milestones)
  const [reason, setReason] = useState<ExemptionEnding>(EXEMPTION_ENDINGS[0])
  if (milestone === undefined) return null
  return (
    <JudgementFrame
      submit={words.submit}
      {...{ isBusy, failure }}
      onSubmit={() => send(call(endExemption, { personId, milestone, reason }))}
    >
      {choice}
      <ReasonSelect label={words.reason} value={reason} reasons={EXEMPTION_ENDINGS} onChange={setReason} />
    </JudgementFrame>
  )
}

/** The first that can be chosen, until another one is. */
function useMilestone(milestones: readonly Milestone[]) {
  const words = useWords(judgementWords)
  const names = useWords(targetWords).milestones
  const [chosen, setChosen] = useState<Milestone | null>(null)
  const milestone = milestones.find((one) => one === chosen) ?? milestones[0]
  const choice = milestone !== undefined && (
    <Select
      label={words.milestone}
      value={milestone}
      options={milestones.map((value) => ({ value, label: names[value] }))}
      onChange={setChosen}
    />
  )
  return [milestone, choice] as const
}

type KnownReason = DisputeReason | Finding | ExemptionReason | ExemptionEnding

function ReasonSelect<R extends KnownReason>({
  label,
  value,
  reasons,
  onChange,
}: {
  readonly label: string
  readonly value: R
  readonly reasons: readonly R[]
  readonly onChange: (reason: R) => void
}) {
  const { language } = useLanguage()
  const options = reasons.map((reason) => ({
    value: reason,
    label: upperFirst(reasonName(reason, language)),
  }))
  return <Select label={label} value={value} options={options} onChange={onChange} />
}

const upperFirst = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
