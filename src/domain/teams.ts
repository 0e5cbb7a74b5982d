// Teams of a campaign: their kinds, and the organisations whose people walk together in one. Knows no account.

import type { Role } from './access.ts'
import { RECEIVER_KINDS } from './hand-over-clocks.ts'

/** hamlet_team walks from house to house; the others also take what is handed over. */
export const TEAM_KINDS = RECEIVER_KINDS
export type TeamKind = (typeof TEAM_KINDS)[number]

/** Công an, tổ công nghệ số cộng đồng, tổ Đề án 06, Đoàn Thanh niên, Hội Phụ nữ, Mặt trận, phòng ban, viễn thông. */
export const ORGANISATIONS = [
  'police',
  'community_digital_team',
  'project_06_group',
  'youth_union',
  'women_union',
  'fatherland_front',
  'department',
  'telecom',
] as const
export type Organisation = (typeof ORGANISATIONS)[number]

/** Words that may stand in a name, a reason or a note: no number of a citizen hides in them. */
export const holdsNumber = (text: string): boolean => /\d([ .-]?\d){8}/.test(text)

/** Whoever may not read people walks with no team, and an auditor least of all. */
export const mayJoinTeam = (role: Role): boolean => role !== 'auditor' && role !== 'system_administrator'
