// Who counts, told in words from the rule itself, so that a base without a name here is told too.

import type { Base, Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { targetWords } from './targets.ts'
import { defineWords, formatDay, type Language } from './words.ts'

const baseWords = defineWords({
  vi: {
    bases: {
      campaign: 'sinh đến hết 2010',
      aged14: 'đã đủ 14 tuổi',
      has_card: 'đã có thẻ',
      collected: 'đã có hồ sơ',
      first_time: 'sinh 01–6/2010',
      first_time_undated: 'chỉ ghi năm sinh 2010',
      hard_to_reach: 'có trong danh sách',
      born_2010: 'sinh năm 2010, chưa có thẻ',
    },
    cohortLists: { hard_to_reach: 'danh sách biến động, khó thu nhận' },
    rule: {
      people: 'người',
      born: (from: string, to: string) => `sinh từ ${from} đến ${to}`,
      bornTo: (to: string) => `sinh đến hết ${to}`,
      bornFrom: (from: string) => `sinh từ ${from}`,
      undecided: 'ngày sinh ghi thiếu nên chưa biết có thuộc diện không',
      aged: (years: string) => `đã đủ ${years} tuổi vào ngày số liệu`,
      holding: (milestone: string) => `đã được xác nhận “${milestone}”`,
      lacking: (milestone: string, day: string) => `ngày ${day} chưa được xác nhận “${milestone}”`,
      inCohort: (list: string) => `thuộc ${list}`,
      notInCohort: (list: string) => `không thuộc ${list}`,
      fixed: (day: string) => `chốt ngày ${day}, về sau không thay đổi`,
    },
  },
  en: {
    bases: {
      campaign: 'born by the end of 2010',
      aged14: 'aged 14',
      has_card: 'with a card',
      collected: 'dossier collected',
      first_time: 'born 1–6/2010',
      first_time_undated: 'only the year 2010 is known',
      hard_to_reach: 'on the list',
      born_2010: 'born in 2010, no card',
    },
    cohortLists: { hard_to_reach: 'the hard-to-reach list' },
    rule: {
      people: 'people',
      born: (from, to) => `born from ${from} to ${to}`,
      bornTo: (to) => `born by ${to}`,
      bornFrom: (from) => `born from ${from}`,
      undecided: 'whose birth date is too coarse to decide',
      aged: (years) => `aged ${years} on the day of the figures`,
      holding: (milestone) => `confirmed “${milestone}”`,
      lacking: (milestone, day) => `not confirmed “${milestone}” on ${day}`,
      inCohort: (list) => `on ${list}`,
      notInCohort: (list) => `not on ${list}`,
      fixed: (day) => `fixed on ${day}, unchanged since`,
    },
  },
})

type Names = Readonly<Record<string, string | undefined>>
const named = (names: Names, id: string): string | undefined => names[id]

/** A few words beside a name; the rule in full where there are none. */
export function baseName(campaign: Campaign, id: string, language: Language): string {
  return named(baseWords[language].bases, id) ?? baseInWords(campaign, id, language)
}

/** Who they are without since when that is fixed, where the day stands beside it. */
export function ruleInWords(campaign: Campaign, id: string, language: Language): string {
  const base = campaign.bases.find((one) => one.id === id)
  return base === undefined ? id : describeRule(base, language)
}

/** "người sinh từ 01/01/2010 đến 30/6/2010, ngày 25/3/2024 chưa …; chốt ngày 25/3/2024, về sau không thay đổi". */
export function baseInWords(campaign: Campaign, id: string, language: Language): string {
  const base = campaign.bases.find((one) => one.id === id)
  if (base === undefined) return id
  const fixed = base.fixedOn === undefined ? null : formatDay(base.fixedOn, language)
  const rule = describeRule(base, language)
  return fixed === null ? rule : `${rule}; ${baseWords[language].rule.fixed(fixed)}`
}

function describeRule(base: Base, language: Language): string {
  const { rule, cohortLists } = baseWords[language]
  const names = targetWords[language].milestones
  const day = (on: Day) => formatDay(on, language)
  const list = (id: string) => named(cohortLists, id) ?? id
  const conditions = [
    bornInWords(base, language),
    base.undecidedBirth === 'only' ? rule.undecided : null,
    base.aged === undefined ? null : rule.aged(String(base.aged)),
    base.holding === undefined ? null : rule.holding(names[base.holding]),
    base.lacking === undefined || base.fixedOn === undefined
      ? null
      : rule.lacking(names[base.lacking], day(base.fixedOn)),
    base.inCohort === undefined ? null : rule.inCohort(list(base.inCohort)),
    base.notInCohort === undefined ? null : rule.notInCohort(list(base.notInCohort)),
  ].filter((condition) => condition !== null)
  return `${rule.people} ${conditions.join(', ')}`
}

function bornInWords({ bornFrom, bornTo }: Base, language: Language): string | null {
  const { rule } = baseWords[language]
  const day = (on: Day) => formatDay(on, language)
  if (bornFrom !== undefined && bornTo !== undefined) return rule.born(day(bornFrom), day(bornTo))
  if (bornTo !== undefined) return rule.bornTo(day(bornTo))
  return bornFrom === undefined ? null : rule.bornFrom(day(bornFrom))
}
