import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyHistory, BASELINE } from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { householdBundle } from './household-bundle.ts'
import { ACTORS, nextActions } from './next-action.ts'
import { personOn } from './timeline.ts'

const day = BASELINE + 20

test('a bundle is the union of what each person of the household can have done today, waiting left out', () => {
  fc.assert(
    fc.property(fc.array(anyHistory, { maxLength: 5 }), (histories) => {
      const members = histories.map((facts, no) => ({
        personId: `p${no}`,
        actions: nextActions(campaign, personOn(facts, day), day),
      }))
      const bundle = householdBundle(members)
      const keys = (actor: string) =>
        members.flatMap(({ personId, actions }) =>
          actions.now.flatMap((action) =>
            action.actor === actor && action.kind !== 'await' ? [`${personId} ${action.milestone}`] : [],
          ),
        )
      expect(bundle.map(({ actor }) => actor)).toEqual(ACTORS.filter((actor) => keys(actor).length > 0))
      for (const { actor, actions } of bundle) {
        expect(actions.map(({ personId, action }) => `${personId} ${action.milestone}`)).toEqual(keys(actor))
      }
    }),
    { seed: 20240404 },
  )
})
