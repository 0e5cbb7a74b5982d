// Where the screen of balance stands, what it asks the server under which key, and what it shows as the server answers it.

import type { readBalance } from '#contract/balance'
import type { OutputOf } from '#contract/endpoint'
import { FORCES, FORCES_PATH } from '../forces/wire.ts'

export type BalanceView = OutputOf<typeof readBalance>
export type Proposal = BalanceView['proposals'][number]
export type Move = Proposal['moves'][number]
export type Member = Proposal['members'][number]

export const BALANCE_PATH = `${FORCES_PATH}/balance`
/** Below everything of forces: a decision there may change it. */
export const balanceKey = (unit: number) => [...FORCES, 'balance', unit]
