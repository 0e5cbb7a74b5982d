// Keeps the invented phones as old as they are meant to be. Whether a phone is dark is a matter of real time: without this a demonstration
// that is started again after a week would have nobody but dark phones. At every start each invented phone that was not shut out was
// heard of as long ago as when it was built; what was shut out stays as it is, and so do phones that were really let in.
import { demoWalkers } from '#domain/demo/devices'
import { demoPlaces } from '#domain/demo/hamlets'
import { demoHistory, demoToday } from '#domain/demo/history'
import type { Database } from '../platform/database.ts'
import { DEMO_SEED } from './build.ts'
import { seatOf } from './logins.ts'
import { updateAges, updateInvitation } from './queries-devices.ts'

/** `people`: how many the demonstration has. */
export const refreshDevices = async (database: Database, people: number): Promise<void> => {
  const seat = seatOf(people).hamletId
  const { forces } = demoHistory({ seed: DEMO_SEED, hamlets: demoPlaces(), today: demoToday(0), seat })
  const walkers = demoWalkers(DEMO_SEED, forces, seat)
  await database.asSystem('phones of the demo', async (tx) => {
    await updateAges(
      tx,
      walkers.flatMap(({ device }) => device ?? []),
    )
    for (const { member, isInvited } of walkers) if (isInvited) await updateInvitation(tx, member.memberId)
  })
}
