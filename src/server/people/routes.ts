// The endpoints of people. Row security decides whom the asker sees; whoever is outside the scope is not found.
import * as contract from '#contract/people'
import { problem } from '#contract/problems'
import { parseIsoDay } from '#domain/dates'
import { ok } from '#domain/result'
import { levelOf } from '#domain/units'
import { recordAudit } from '../platform/audit.ts'
import { campaignToday } from '../platform/clock.ts'
import { type App, route } from '../platform/http.ts'
import { readPerson } from './read-person.ts'
import { addSources } from './read-sources.ts'
import { reveal } from './reveal.ts'
import { findByTypedNumber, hitsOf, readTypedNumber, searchByName } from './search.ts'

export function peopleRoutes(app: App): void {
  const { database, protect } = app.services

  route(app, contract.searchPeople, async (session, { q, unit }) => {
    if (unit !== undefined && !isUnitNumber(unit)) return problem('not-found')
    return database.asUnit(session, async (tx) => ok(await searchByName(tx, session.scope, q, unit ?? null)))
  })

  route(app, contract.findByNumber, async (session, input) => {
    const typed = readTypedNumber(input.number)
    if (typed === null) return problem('number-unreadable')
    return database.asUnit(session, async (tx) => {
      const rows = await findByTypedNumber(tx, protect, typed)
      // Recorded whether or not somebody was found: who tries numbers is seen. The number itself is not kept.
      await recordAudit(tx, session, {
        action: 'number-searched',
        target: rows.length === 1 ? `person:${rows[0]?.personId}/${typed.kind}` : `number:${typed.kind}`,
      })
      return ok({ kind: typed.kind, people: await hitsOf(tx, session.scope, rows) })
    })
  })

  route(app, contract.readPerson, async (session, { personId, asOf }) => {
    const found = await database.asUnit(session, async (tx) => {
      const day = asOf === undefined ? await campaignToday(tx) : parseIsoDay(asOf)
      if (day === null) return problem('day-unreadable')
      const person = await readPerson(tx, session.scope, personId, day)
      return person === null ? problem('not-found') : ok(person)
    })
    if (!found.ok) return found
    const { value } = found
    return ok(await database.asSystem('lists that name a person', (tx) => addSources(tx, value)))
  })

  // Answers of this API are never stored by whoever stands between (http-answer.ts): this one least of all.
  route(app, contract.revealNumber, (session, input) =>
    database.asUnit(session, (tx) => reveal(tx, session, protect, input)),
  )
}

function isUnitNumber(unitId: number): boolean {
  try {
    levelOf(unitId)
    return true
  } catch {
    return false
  }
}
