// How long each kind of team may take over what it is handed: data of a campaign. What a hand-over is stands in hand-overs.ts.

export const RECEIVER_KINDS = ['hamlet_team', 'commune_team', 'collection_team', 'carrier_team'] as const
export type ReceiverKind = (typeof RECEIVER_KINDS)[number]

/** Days to accept, from the offer; days to finish, from the acceptance. Both days included: 2 days from Monday end on Wednesday. */
export type Clock = { readonly acceptDays: number; readonly finishDays: number }
export type HandOverClocks = readonly (Clock & { readonly to: ReceiverKind })[]

/** Where a campaign says nothing of its own. */
const USUAL: Clock = { acceptDays: 2, finishDays: 7 }

export const clockFor = (clocks: HandOverClocks, kind: ReceiverKind): Clock =>
  clocks.find(({ to }) => to === kind) ?? USUAL
