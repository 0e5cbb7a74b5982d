// A fact in plain words: what happened, and line by line what it said. Pure: reads only the answer of the server.

import { MILESTONES, type Milestone } from '#domain/milestones'
import { nextActionWords } from '#words/next-actions'
import { deviceName, listName, peopleWords, reasonName } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { cohortName, sourceName, targetWords } from '#words/targets'
import { visitWords } from '#words/visits'
import { formatCount, formatDay, type Language } from '#words/words'
import { dayOf, type PersonView } from './wire.ts'

type Fact = PersonView['facts'][number]
type Body<T extends Fact['body']['type']> = Extract<Fact['body'], { type: T }>
type Places = PersonView['places']

/** "Đã xác nhận" – "SIM chính chủ, Điện thoại thông minh 4G". */
export type FactLine = { readonly label: string; readonly text: string }

/** What happened, and on whose word where the one does not say the other. */
export function factTitle({ body, source }: Fact, language: Language): { what: string; by: string | null } {
  const by = sourceName(source, language)
  if (body.type === 'listed/1') return { what: by, by: null }
  if (body.type === 'withdrawn/1') return { what: peopleWords[language].facts[body.type], by: null }
  const isPlain = body.type === 'visit-recorded/1' && source === 'field'
  return { what: peopleWords[language].facts[body.type], by: isPlain ? null : by }
}

export function factLines({ body, source }: Fact, places: Places, language: Language): FactLine[] {
  const words = peopleScreenWords[language].history
  const milestones = targetWords[language].milestones
  const day = (iso: string) => formatDay(dayOf(iso), language)
  const about = (milestone: Milestone, ...more: string[]): FactLine => ({
    label: milestones[milestone],
    text: more.join('; '),
  })
  switch (body.type) {
    case 'listed/1':
      return [
        ...(source === 'register' ? [] : [listLine(body.list, language)]),
        ...(body.residence === undefined ? [] : [residenceLine(body.residence, places, language)]),
        ...claimLines(body.claims ?? {}, language),
        ...attributeLines(body.attributes ?? {}, language),
        ...(body.cohorts ?? []).map((id) => ({ label: words.cohorts, text: cohortName(id, language) })),
      ]
    case 'visit-recorded/1':
      return [
        ...meetingLines(body.visit, language),
        ...claimLines(body.claims, language),
        ...outcomeLines(body.visit?.outcomes ?? {}, language),
        ...attributeLines(body.attributes ?? {}, language),
        ...(body.visit?.sheet === undefined ? [] : [{ label: words.onPaper, text: words.keyed }]),
        ...(body.visit?.corrects === undefined ? [] : [{ label: words.corrects, text: words.correctsOne }]),
      ]
    case 'moved/1':
      return [residenceLine(body.residence, places, language)]
    case 'residence-ended/1':
      return [{ label: peopleWords[language].residenceKinds[body.kind], text: '' }]
    case 'withdrawn/1':
      return [{ label: words.rows, text: formatCount(body.factIds.length, language) }]
    case 'dispute-settled/1':
      return [about(body.milestone, words[body.verdict], reasonName(body.reason, language))]
    case 'exemption-granted/1':
      return [
        about(body.milestone, reasonName(body.reason, language), words.until(day(body.until))),
        { label: words.evidence, text: body.evidence },
      ]
    default:
      return [about(body.milestone, reasonName(body.reason, language))]
  }
}

const listLine = (list: string, language: Language): FactLine => ({
  label: peopleScreenWords[language].history.list,
  text: listName(list, language),
})

function residenceLine(
  { kind, hamletId, away }: Body<'moved/1'>['residence'],
  places: Places,
  language: Language,
): FactLine {
  const found = places.find((place) => place.hamletId === hamletId)
  const place = found === undefined ? String(hamletId) : `${found.hamletName}, ${found.communeName}`
  return {
    label: peopleWords[language].residenceKinds[kind],
    text: away === true ? peopleScreenWords[language].history.residenceAway(place) : place,
  }
}

/** What is claimed alike stands in one line, in the order of the milestones. */
function claimLines(claims: Body<'visit-recorded/1'>['claims'], language: Language): FactLine[] {
  const words = peopleScreenWords[language].history
  const names = targetWords[language].milestones
  const said = {
    confirmed: [] as string[],
    reported: [] as string[],
    rejected: [] as string[],
    lacking: [] as string[],
  }
  for (const milestone of MILESTONES) {
    const claim = claims[milestone]
    const name = names[milestone]
    if (claim === undefined) continue
    if (claim === 'reported') said.reported.push(name)
    else if (claim === 'confirmed') said.confirmed.push(name)
    else if (claim === 'lacking') said.lacking.push(name)
    else if ('rejected' in claim)
      said.rejected.push(words.because(name, reasonName(claim.rejected, language)))
    else said.confirmed.push(words.confirmedUntil(name, formatDay(dayOf(claim.confirmed.until), language)))
  }
  return (['confirmed', 'reported', 'rejected', 'lacking'] as const)
    .filter((kind) => said[kind].length > 0)
    .map((kind) => ({ label: words[kind], text: said[kind].join(', ') }))
}

/** Who was met, at which attempt, and when the team comes again. */
function meetingLines(visit: Body<'visit-recorded/1'>['visit'], language: Language): FactLine[] {
  if (visit === undefined) return []
  const words = peopleScreenWords[language].history
  const { met, page } = visitWords[language]
  return [
    { label: words.met, text: [met[visit.met], page.attempt(String(visit.attempt))].join(', ') },
    ...(visit.promise === undefined
      ? []
      : [{ label: words.promise, text: formatDay(dayOf(visit.promise), language) }]),
  ]
}

/** What the visit could not do, and why not. */
function outcomeLines(
  outcomes: NonNullable<Body<'visit-recorded/1'>['visit']>['outcomes'],
  language: Language,
): FactLine[] {
  const words = peopleScreenWords[language].history
  const { reasons } = nextActionWords[language]
  const said = MILESTONES.flatMap((milestone) => {
    const reason = outcomes[milestone]
    return reason === undefined
      ? []
      : words.because(targetWords[language].milestones[milestone], reasons[reason])
  })
  return said.length === 0 ? [] : [{ label: words.undone, text: said.join(', ') }]
}

function attributeLines(
  { eidLevel, device }: NonNullable<Body<'visit-recorded/1'>['attributes']>,
  language: Language,
): FactLine[] {
  const words = peopleScreenWords[language].person
  return [
    ...(eidLevel === undefined ? [] : [{ label: words.eidLevel, text: words.level(String(eidLevel)) }]),
    ...(device === undefined ? [] : [{ label: words.device, text: deviceName(device, language) }]),
  ]
}
