// What is too long for `npm test`: a whole province is built, counted again from its facts, and its work is split at the size of
// a commune. Run by `npm run soak`.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type BalanceDoor, proposeBalance, spreadOf } from '#domain/balance'
import { demoHamlets } from '#domain/demo/hamlets'
import { checkCoverage } from '../src/server/coverage/check.ts'
import { loadDemo } from '../src/server/demo/build.ts'
import { createDatabase } from '../src/server/platform/database.ts'
import { createProtect } from '../src/server/platform/protect.ts'
import { setUp } from '../src/server/set-up.ts'
import { installUnits } from '../src/server/units/install.ts'
import { freshDatabase } from '../test/support/postgres.ts'

const PROVINCE = 873_007
const DAY = 45
const silently = () => undefined

test('a whole province counts again as it is stored', async () => {
  const fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  try {
    await setUp(database)
    await database.asSystem('soak: hamlets', (tx) => installUnits(tx, demoHamlets(), []))
    const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
    const what = { people: PROVINCE, day: DAY }
    await loadDemo({ ownerUrl: fresh.adminUrl, protect, replace: false }, what, silently)
    expect(await checkCoverage(database, silently)).toMatchObject({ clean: true, people: PROVINCE })
  } finally {
    await database.close()
    await fresh.drop()
  }
})

test('30,000 doors of one team are split among twenty at once, each door once', () => {
  const doors = Array.from({ length: 30_000 }, (_, no): BalanceDoor => {
    const minutes = (no * 7919) % 90
    const group = Math.floor(no / 30)
    return {
      hamletId: 70_101_001 + Math.floor(no / 300),
      residentialGroup: `Tổ ${group % 10}`,
      householdNo: String(no),
      personId: null,
      effort: { minutes, people: minutes > 0 ? 1 : 0, actions: 1, missed: 0, hard: 0 },
      memberId: no % 3 === 0 ? null : `member ${Math.floor(no / 2_000)}`,
    }
  })
  const memberIds = Array.from({ length: 20 }, (_, no) => `member ${no}`)
  const proposal = proposeBalance({ memberIds, doors, pinned: [] })
  if (proposal === null) throw new Error('nothing was proposed')
  const moved = proposal.moves.flatMap((move) => move.doors)
  expect(new Set(moved).size).toBe(moved.length)
  expect(proposal.after.reduce((sum, share) => sum + share.doors, 0)).toBe(doors.length)
  const mean = proposal.after.reduce((sum, { effort }) => sum + effort.minutes, 0) / memberIds.length
  expect(spreadOf(proposal.after)).toBeLessThan(mean * 0.25)
})
