// phukin check: counts everything again from the facts; exit 1 when anything differs.

import { checkWords } from '#words/check'
import { formatCount } from '#words/words'
import { type CheckResult, checkCoverage } from '../coverage/check.ts'
import { command, done, type Phrase } from './command.ts'
import { progressOn } from './progress.ts'
import { withServices } from './with-services.ts'

const phrase = (say: (words: (typeof checkWords)['vi']) => string): Phrase => ({
  vi: say(checkWords.vi),
  en: say(checkWords.en),
})

export const checkCommand = command({
  name: 'check',
  about: phrase(({ about }) => about),
  options: {},
  run: (_, shell) =>
    withServices(shell, async ({ database }) => {
      const bar = progressOn(shell, () => performance.now())
      try {
        const result = await checkCoverage(database, (phase, step, total) =>
          bar.show(checkWords.vi.phases[phase], step, total),
        )
        if (result.clean) return done(result, describe(result))
        const total = Object.values(result.differences).reduce((sum, n) => sum + n, 0)
        const refusal = { code: 'check-failed', ...phrase((words) => words.failed(formatCount(total))) }
        if (!shell.json) shell.out(`${describe(result)}\n`)
        return { kind: 'refused', refusal, json: result }
      } finally {
        bar.end()
      }
    }),
})

const describe = ({ people, facts, tallies, differences, clean }: CheckResult): string => {
  const { vi } = checkWords
  const lines = [
    vi.counted(formatCount(people), formatCount(facts), formatCount(tallies)),
    vi.difference(vi.kinds.tallies, formatCount(differences.tallies)),
    vi.difference(vi.kinds.boardDays, formatCount(differences.boardDays)),
    vi.difference(vi.kinds.boardReports, formatCount(differences.boardReports)),
    vi.difference(vi.kinds.people, formatCount(differences.people)),
    vi.difference(vi.kinds.identities, formatCount(differences.identities)),
  ]
  return [...lines, ...(clean ? [vi.clean] : [])].join('\n')
}
