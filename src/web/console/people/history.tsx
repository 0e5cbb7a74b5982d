// Every fact of a person in the order in which it is folded, with both clocks and its source, in plain words.

import { parseIsoDay } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import { peopleWords } from '#words/people'
import { sourceName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { PersonView } from './wire.ts'

type Fact = PersonView['facts'][number]

export function History({ view }: { view: PersonView }) {
  const words = useWords(peopleWords)
  const format = useFormats()
  const { language } = useLanguage()
  const say = useFactWords(view)
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const lateBy = ({ effective, known }: Fact) => (parseIsoDay(known) ?? 0) - (parseIsoDay(effective) ?? 0)
  const columns: Column<Fact>[] = [
    { id: 'effective', header: words.history.effective, align: 'end', cell: (fact) => day(fact.effective) },
    {
      id: 'known',
      header: words.history.known,
      align: 'end',
      cell: (fact) => {
        const late = lateBy(fact)
        return late < 7 ? day(fact.known) : `${day(fact.known)} (${words.history.late(format.count(late))})`
      },
    },
    { id: 'what', header: words.history.title, cell: say },
    { id: 'source', header: words.person.source, cell: ({ source }) => sourceName(source, language) },
  ]
  return (
    <Table
      caption={words.history.title}
      columns={columns}
      rows={view.facts}
      rowKey={({ factId }) => factId}
    />
  )
}

/** A fact as one line. */
function useFactWords(view: PersonView): (fact: Fact) => string {
  const words = useWords(peopleWords)
  const { milestones: stages } = useWords(targetWords)
  const format = useFormats()
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const placeOf = (hamletId: number) => {
    const found = view.places.find((place) => place.hamletId === hamletId)
    return found === undefined ? '' : `${found.hamletName}, ${found.communeName}`
  }
  const claimsOf = (claims: NonNullable<Extract<Fact['body'], { type: 'listed/1' }>['claims']>) =>
    MILESTONES.flatMap((milestone) => {
      const claim = claims[milestone]
      if (claim === undefined) return []
      const name = stages[milestone]
      if (claim === 'reported') return words.history.reported(name)
      if (claim === 'confirmed') return words.history.confirmed(name)
      return 'rejected' in claim
        ? words.history.rejected(name, claim.rejected)
        : words.history.confirmedUntil(name, day(claim.confirmed.until))
    })
  return ({ body }) => {
    const kind = words.facts[body.type]
    switch (body.type) {
      case 'listed/1':
        return [
          kind,
          ...(body.residence
            ? [`${words.residenceKinds[body.residence.kind]}: ${placeOf(body.residence.hamletId)}`]
            : []),
          ...claimsOf(body.claims ?? {}),
        ].join('; ')
      case 'visit-recorded/1':
        return [kind, ...claimsOf(body.claims)].join('; ')
      case 'moved/1':
        return `${kind}; ${words.residenceKinds[body.residence.kind]}: ${placeOf(body.residence.hamletId)}`
      case 'residence-ended/1':
        return `${kind}: ${words.residenceKinds[body.kind]}`
      case 'dispute-settled/1':
        return `${kind}: ${stages[body.milestone]}, ${words.history[body.verdict]} (${body.reason})`
      case 'exemption-granted/1':
        return `${kind}: ${stages[body.milestone]}, ${words.history.until(day(body.until))} (${body.reason})`
      default:
        return `${kind}: ${stages[body.milestone]} (${body.reason})`
    }
  }
}
