// What helps with somebody's next action: the guide card, and handing it over where another team can do it.

import { Link } from 'wouter'
import { may } from '#domain/access'
import { receiverOf } from '#domain/hand-overs'
import type { Milestone } from '#domain/milestones'
import type { ActionKind, Actor } from '#domain/next-action'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import { handOverWords } from '#words/hand-overs'
import { useWords } from '../../language.tsx'
import { GuideLink } from '../guides/guide-link.tsx'
import { useSession } from '../session.tsx'
import './hand-overs.css'
import { handOversOfPath } from './wire.ts'

type Props = {
  readonly personId: string
  readonly action: {
    readonly milestone: Milestone
    readonly kind: ActionKind
    readonly actor: Actor
    readonly reason: { readonly code: OpenCaseReason } | null
  }
}

export function NextLinks({ personId, action }: Props) {
  const words = useWords(handOverWords)
  const { me } = useSession()
  const isForOthers = action.actor !== 'visitor' && receiverOf(action) !== null
  return (
    <span className="next-links">
      {may(me.role, 'read-guides') && (
        <GuideLink milestone={action.milestone} reason={action.reason?.code ?? null} />
      )}
      {isForOthers && may(me.role, 'hand-over') && (
        <Link href={handOversOfPath(personId)}>{words.person.offer}</Link>
      )}
    </span>
  )
}
