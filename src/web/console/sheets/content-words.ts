// What a keyed row says, read back to the clerk in words: done, reasons, who was met, the promise.

import { parseIsoDay } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import type { KeyedContent } from '#domain/sheets'
import { nextActionWords } from '#words/next-actions'
import { sheetScreenWords } from '#words/sheet-screens'
import { sheetWords } from '#words/sheets'
import { formatDayShort, type Language } from '#words/words'

/** "làm được: thẻ, smartphone; SIM: già yếu, nằm một chỗ; gặp người nhà; hẹn 25/5". */
export function describeContent(content: KeyedContent, language: Language): string {
  const { milestones, met } = sheetWords[language]
  const { reasons } = nextActionWords[language]
  const { doneWord, ownDevice, promised } = sheetScreenWords[language].keying
  const done = content.done.map((milestone) => milestones[milestone])
  const device =
    content.ownDevice === null || content.ownDevice === 'own' ? null : ownDevice[content.ownDevice]
  // One reason at several milestones is said once.
  const reasonsSaid = new Set(MILESTONES.flatMap((milestone) => content.outcomes[milestone] ?? []))
  const because = [...reasonsSaid].map((reason) => {
    const at = MILESTONES.filter((milestone) => content.outcomes[milestone] === reason)
    return `${at.map((milestone) => milestones[milestone]).join(', ')}: ${reasons[reason]}`
  })
  const promise = content.promise === null ? null : parseIsoDay(content.promise)
  return [
    ...(done.length === 0 ? [] : [`${doneWord}: ${done.join(', ')}${device === null ? '' : ` (${device})`}`]),
    ...because,
    ...(content.met === 'self' ? [] : [met[content.met]]),
    ...(promise === null ? [] : [promised(formatDayShort(promise, language))]),
  ].join('; ')
}
