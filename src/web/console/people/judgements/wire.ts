// What an office can record of a person as they stand: which kinds, and of which milestones or residences.

import type { OutputOf } from '#contract/endpoint'
import type { listExemptionRequests } from '#contract/judgements'
import type { Milestone } from '#domain/milestones'
import type { PersonView } from '../wire.ts'

export type ExemptionRequest = OutputOf<typeof listExemptionRequests>['requests'][number]

/** Beginning of every key under which requests are remembered. */
export const REQUESTS = ['exemption-requests'] as const

export type Kind = 'dispute' | 'settle' | 'exempt' | 'unexempt' | 'move' | 'back'

export type Choices = {
  readonly kinds: readonly Kind[]
  readonly milestones: Readonly<Record<'dispute' | 'settle' | 'exempt' | 'unexempt', readonly Milestone[]>>
  readonly residences: readonly ('temporary' | 'working')[]
}

/** The server judges again. `waiting`: milestones for which an exemption is asked already. */
export function choicesOf(view: PersonView, waiting: readonly Milestone[]): Choices {
  const of = (fits: (row: PersonView['milestones'][number]) => boolean) =>
    view.milestones.filter(fits).map(({ milestone }) => milestone)
  const milestones = {
    dispute: of(({ state, flag }) => (state === 'reported' || state === 'confirmed') && flag !== 'disputed'),
    settle: of(({ flag }) => flag === 'disputed'),
    exempt: of(({ state, milestone }) => state === 'open' && !waiting.includes(milestone)),
    unexempt: of(({ state }) => state === 'exempt'),
  }
  const residences = (['temporary', 'working'] as const).filter((kind) =>
    view.residences.some((residence) => residence.kind === kind && residence.to === null),
  )
  const kinds = (['dispute', 'settle', 'exempt', 'unexempt', 'move', 'back'] as const).filter((kind) => {
    if (kind === 'move') return true
    return kind === 'back' ? residences.length > 0 : milestones[kind].length > 0
  })
  return { kinds, milestones, residences }
}
