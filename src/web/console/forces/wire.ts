// Where the screens of forces stand, what they ask the server under which key, and what they show as the server answers it.

import type { assignWork, readAssignments, readHamletAssignments } from '#contract/assignments'
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { listTeams, readTeam } from '#contract/forces'
import { type Day, parseIsoDay } from '#domain/dates'

export type TeamRow = OutputOf<typeof listTeams>['teams'][number]
export type TeamView = OutputOf<typeof readTeam>
export type Matrix = OutputOf<typeof readAssignments>
export type HamletRow = Matrix['hamlets'][number]
export type HouseholdRow = OutputOf<typeof readHamletAssignments>['households'][number]
export type PlaceInput = InputOf<typeof assignWork>['places'][number]
export type Holder = Omit<HamletRow['owners'][number], 'people'>

/** Everything that a decision may change. */
export const FORCES = ['forces']
export const teamsKey = (unit: number) => [...FORCES, 'teams', unit]
export const teamKey = (teamId: string) => [...FORCES, 'team', teamId]
export const workKey = (unit: number) => [...FORCES, 'work', unit]
export const householdsKey = (hamlet: number) => [...FORCES, 'households', hamlet]

export const FORCES_PATH = '/forces'
export const NEW_TEAM_PATH = `${FORCES_PATH}/new`
export const WORK_PATH = `${FORCES_PATH}/work`
export const TEAM_ROUTE = `${FORCES_PATH}/teams/:teamId`
export const teamPath = (teamId: string) => `${FORCES_PATH}/teams/${teamId}`

/** Days of answers are checked by the contract to be written as YYYY-MM-DD. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
