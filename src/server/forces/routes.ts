// The endpoints of teams. What they are given stands in assignment-routes.ts.
import * as contract from '#contract/forces'
import { problem } from '#contract/problems'
import { covers } from '#domain/access'
import { ok } from '#domain/result'
import { type App, route } from '../platform/http.ts'
import { addTeamMember, finishMembership, finishTeam, makeTeam, setLead } from './manage-teams.ts'
import { findUnit } from './queries-teams.ts'
import { findAccountsFor, readOneTeam, readTeams } from './read-teams.ts'

export function forceRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.listTeams, (session, input) =>
    database.asUnit(session, async (tx) => {
      const unit = await findUnit(tx, input.unit)
      return unit === null ? problem('not-found') : ok(await readTeams(tx, unit))
    }),
  )

  route(app, contract.readTeam, async (session, { teamId }) => {
    const team = await readOneTeam(database, session, teamId)
    return team === null ? problem('not-found') : ok(team)
  })

  route(app, contract.createTeam, (session, input) => makeTeam(database, session, input))
  route(app, contract.endTeam, (session, { teamId, reason }) => finishTeam(database, session, teamId, reason))
  route(app, contract.addMember, (session, { teamId, ...made }) =>
    addTeamMember(database, session, teamId, made),
  )
  route(app, contract.changeMember, (session, { memberId, isLead }) =>
    setLead(database, session, memberId, isLead),
  )
  route(app, contract.endMember, (session, { memberId, reason }) =>
    finishMembership(database, session, memberId, reason),
  )

  // Accounts have no row security: who may be found is what stands in the unit that the asker has.
  route(app, contract.findTeamAccounts, (session, input) =>
    database.asSystem('find accounts for a team', async (tx) => {
      const unit = await findUnit(tx, input.unit)
      if (unit === null || !covers(session.scope, unit)) return problem('not-found')
      return ok({ accounts: await findAccountsFor(tx, unit, input.q) })
    }),
  )
}
