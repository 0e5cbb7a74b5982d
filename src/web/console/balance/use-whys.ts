// Why a proposal was made, in sentences that name the members.

import { type BalanceWhy, whyBalance } from '#domain/balance-why'
import { balanceWords } from '#words/balance'
import { useWords } from '../../language.tsx'
import type { Proposal } from './wire.ts'

export function useWhys({ members, unshared }: Proposal): readonly string[] {
  const words = useWords(balanceWords)
  const known = new Map(members.map((member) => [member.memberId, member]))
  const nameOf = (memberId: string) => known.get(memberId)?.name ?? ''
  const hoursOf = (memberId: string) => words.hours(known.get(memberId)?.before.minutes ?? 0)
  const shares = members.map(({ memberId, before }) => ({ memberId, ...before }))
  const say = (why: BalanceWhy): string => {
    switch (why.code) {
      case 'uneven':
        return words.whys.uneven(nameOf(why.most), hoursOf(why.most), nameOf(why.least), hoursOf(why.least))
      case 'unshared':
        return words.whys.unshared(why.doors)
      case 'newcomer':
        return words.whys.newcomer(nameOf(why.memberId))
      case 'hard':
        return words.whys.hard(nameOf(why.memberId), why.people)
      case 'missed':
        return words.whys.missed(nameOf(why.memberId), why.calls)
    }
  }
  return whyBalance(shares, unshared).map(say)
}
