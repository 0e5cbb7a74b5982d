// phukin board: one board of one unit, as numbers for programs or as a table for people.

import type { Campaign } from '#domain/campaign'
import { isoDay, parseIsoDay } from '#domain/dates'
import type { ResidenceBase } from '#domain/timeline'
import { RESIDENCE_BASES } from '#domain/timeline'
import { baseInWords } from '#words/bases'
import { boardCommandWords } from '#words/board-command'
import { cliWords } from '#words/cli'
import { findUnitByCode } from '../coverage/queries-units.ts'
import { type BoardView, type BoardWithPace, readBoard, settleView } from '../coverage/read-board.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { boardTable } from './board-table.ts'
import { command, done, misused, type Outcome, type Phrase, refused } from './command.ts'
import { withServices } from './with-services.ts'

const phrase = (say: (words: (typeof boardCommandWords)['vi']) => string): Phrase => ({
  vi: say(boardCommandWords.vi),
  en: say(boardCommandWords.en),
})

const missing = (option: string): Phrase => ({
  vi: cliWords.vi.missingOption(option),
  en: cliWords.en.missingOption(option),
})

export const boardCommand = command({
  name: 'board',
  about: phrase(({ about }) => about),
  options: {
    unit: { type: 'string', value: 'CODE', about: phrase(({ unit }) => unit) },
    'as-of': { type: 'string', value: 'YYYY-MM-DD', about: phrase(({ asOf }) => asOf) },
    'known-at': { type: 'string', value: 'YYYY-MM-DD', about: phrase(({ knownAt }) => knownAt) },
    base: { type: 'string', value: 'BASE', about: phrase(({ base }) => base) },
  },
  async run(given, shell) {
    const { unit, 'as-of': asOf, 'known-at': knownAt } = given
    if (unit === undefined) return misused(missing('unit'))
    for (const [option, text] of [['as-of', asOf] as const, ['known-at', knownAt] as const])
      if (text !== undefined && parseIsoDay(text) === null)
        return misused(phrase((words) => words.notADay(option)))
    const base = RESIDENCE_BASES.find((one) => one === (given.base ?? 'present'))
    if (base === undefined) return misused(phrase((words) => words.notABase))
    return withServices(shell, ({ database }) =>
      database.asSystem('board on the command line', (tx) => showBoard(tx, { unit, asOf, knownAt, base })),
    )
  },
})

type Asked = {
  readonly unit: string
  readonly asOf: string | undefined
  readonly knownAt: string | undefined
  readonly base: ResidenceBase
}

const showBoard = async (tx: Tx, { unit: code, ...asked }: Asked): Promise<Outcome> => {
  const today = await campaignToday(tx)
  const day = asked.asOf ?? isoDay(today)
  const knownAt = asked.knownAt ?? day
  // Before the unit is looked up: what is asked for makes no sense for any unit.
  if (knownAt < day)
    return refused({ code: 'known-before-as-of', ...phrase((words) => words.knownBefore(day, knownAt)) })
  const unit = await findUnitByCode(tx, code, parseIsoDay(day) ?? today)
  const view = unit === null ? null : await settleView(tx, today, { unit, ...asked })
  if (!view?.ok) return refused({ code: 'unit-unknown', ...phrase((words) => words.unitUnknown(code, day)) })
  const campaign = await getCampaign(tx)
  const board = await readBoard(tx, campaign, today, view.value)
  return done(boardJson(campaign, code, view.value, board), boardTable(campaign, view.value, board))
}

/** Plain integers; the keys are promised to whoever calls this from a program. */
const boardJson = (campaign: Campaign, code: string, view: BoardView, board: BoardWithPace) => ({
  unit: code,
  asOf: isoDay(view.asOf),
  knownAt: isoDay(view.knownAt),
  targets: board.targets.map((target) => ({
    id: target.id,
    layer: target.layer,
    base: target.base,
    numerator: target.numerator,
    denominator: target.denominator,
    goal: target.goal,
    strict: target.strict,
    states: target.states,
    measured: target.measured,
    unitsReporting: target.unitsReporting,
    source: target.source,
  })),
  cohorts: board.cohorts.map(({ id, count, base, asOf, source }) => ({
    id,
    count,
    definition: baseInWords(campaign, base, 'vi'),
    asOf: isoDay(asOf),
    source,
  })),
  external: board.external.map(({ id, value, unit, asOf, source }) => ({
    id,
    value,
    unit,
    asOf: isoDay(asOf),
    source,
  })),
})
