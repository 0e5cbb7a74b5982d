// What an entry of the log was about, in words. The log names things by their numbers; of those the first part is shown.

import type { readAudit } from '#contract/accounts'
import type { OutputOf } from '#contract/endpoint'
import { isGuideProblem } from '#domain/guide-cards'
import { WAVE_STEPS } from '#domain/waves'
import { guideWords } from '#words/guides'
import { auditWords } from '#words/user-screens'
import { waveWords } from '#words/waves'
import { useWords } from '../../language.tsx'

export type Entry = OutputOf<typeof readAudit>['entries'][number]

const SHOWN = 8

/** 'person:<id>/identity', 'account:<id>', 'import:<id>', 'hamlet:<number>/<step>', 'guide:<problem>', 'token:<id>', 'number:identity'; what is none of these, as it is. */
export function useTargetName(): (entry: Entry) => string {
  const words = useWords(auditWords)
  const { steps } = useWords(waveWords)
  const guides = useWords(guideWords)
  const kinds = { person: words.person, account: words.account, import: words.list, token: words.token }
  const numbers = { identity: words.identity, cmnd: words.cmnd, phone: words.phone }
  const numberOf = (key: string) => Object.entries(numbers).find(([kind]) => kind === key)?.[1]
  return ({ target, targetUsername }) => {
    if (target === null) return '–'
    if (targetUsername !== null) return words.account(targetUsername)
    const [, kind = '', id = '', number = ''] = /^(\w+):([^/]+)(?:\/(\w+))?$/.exec(target) ?? []
    if (kind === 'number') return numberOf(id) ?? target
    if (kind === 'hamlet') {
      const step = WAVE_STEPS.find((one) => one === number)
      return step === undefined ? words.hamlet(id) : `${words.hamlet(id)}: ${steps[step]}`
    }
    if (kind === 'guide' && isGuideProblem(id)) return guides.cardFor(guides.problems[id])
    const name = Object.entries(kinds).find(([known]) => known === kind)?.[1]
    if (name === undefined) return target
    const which = numberOf(number)
    const short = id.slice(0, SHOWN)
    return which === undefined ? name(short) : words.ofPerson(which, short)
  }
}
