// How whoever has a place is named: the team, or the member and their team.

import { forceScreenWords } from '#words/force-screens'
import { useWords } from '../../language.tsx'
import type { Holder } from './wire.ts'

export function useHolderName(): (holder: Holder) => string {
  const words = useWords(forceScreenWords).work
  return ({ teamName, member }) => (member === null ? teamName : words.member(teamName, member.name))
}

export const holderKey = ({ teamId, member }: Holder): string => `${teamId} ${member?.memberId ?? ''}`
