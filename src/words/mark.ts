// What the four-cell mark says to someone who does not see it, and the names of its cells and states. No geometry.

import { MARK_CELLS, type Mark, type MarkCell, type PersonCell, type UnitCell } from '#domain/mark'
import { defineWords, formatCount, formatShare, type Language } from './words.ts'

export const markWords = defineWords({
  vi: {
    cell: {
      card: 'Thẻ căn cước',
      eid: 'Định danh điện tử',
      sim: 'SIM chính chủ kèm chữ ký số',
      phone: 'Điện thoại thông minh 4G',
    },
    cellShort: { card: 'Thẻ', eid: 'Định danh', sim: 'SIM – CKS', phone: 'Smartphone' },
    state: {
      open: 'chưa có',
      reported: 'đã báo',
      confirmed: 'đã xác nhận',
      exempt: 'được miễn',
      not_measured: 'chưa đo',
    },
    flag: { disputed: 'đang xác minh lại', rejected: 'bị từ chối', expired: 'đã hết hạn' },
    notReported: 'chưa báo cáo',
    notReportedTitle: 'Chưa báo cáo',
    confirmed: 'Đã xác nhận',
    reportedOnly: 'Đã báo, chờ xác nhận',
    goal: 'Mức phải đạt',
    unitCell: (name: string, share: string, confirmed: string, base: string, reported: string) =>
      `${name}: ${share} đã xác nhận (${confirmed}/${base})${reported === '0' ? '' : `, thêm ${reported} đã báo`}`,
    over: 'vượt 100%, cần kiểm tra',
  },
  en: {
    cell: {
      card: 'Identity card',
      eid: 'Electronic identity',
      sim: 'Own-name SIM with signature',
      phone: '4G smartphone',
    },
    cellShort: { card: 'Card', eid: 'e-ID', sim: 'SIM + sign.', phone: 'Smartphone' },
    state: {
      open: 'open',
      reported: 'reported',
      confirmed: 'confirmed',
      exempt: 'exempt',
      not_measured: 'not measured',
    },
    flag: { disputed: 'disputed', rejected: 'rejected', expired: 'expired' },
    notReported: 'not reported',
    notReportedTitle: 'Not reported',
    confirmed: 'Confirmed',
    reportedOnly: 'Reported, to be confirmed',
    goal: 'Goal',
    unitCell: (name, share, confirmed, base, reported) =>
      `${name}: ${share} confirmed (${confirmed}/${base})${reported === '0' ? '' : `, ${reported} more reported`}`,
    over: 'over 100%, to be checked',
  },
})

/** "Thẻ căn cước: đã xác nhận; định danh điện tử: đã báo; …": all four cells in reading order, one sentence. */
export function describeMark(mark: Mark, language: Language = 'vi'): string {
  const parts = MARK_CELLS.map((cell) =>
    mark.of === 'person'
      ? describePersonCell(cell, mark.cells[cell], language)
      : describeUnitCell(cell, mark.cells[cell], language),
  )
  return parts.map((part, i) => (i === 0 ? part : lowerFirst(part))).join('; ')
}

export function describePersonCell(cell: MarkCell, { state, flag }: PersonCell, language: Language): string {
  const words = markWords[language]
  return `${words.cell[cell]}: ${words.state[state]}${flag === null ? '' : `, ${words.flag[flag]}`}`
}

export function describeUnitCell(cell: MarkCell, value: UnitCell | null, language: Language): string {
  const words = markWords[language]
  if (value === null || value.base <= 0) return `${words.cell[cell]}: ${words.notReported}`
  const text = words.unitCell(
    words.cell[cell],
    formatShare(value.confirmed, value.base, language),
    formatCount(value.confirmed, language),
    formatCount(value.base, language),
    formatCount(value.reported, language),
  )
  return value.confirmed > value.base ? `${text}, ${words.over}` : text
}

/** "SIM" and "4G" stay as they are: only a capital before a small letter falls. */
const lowerFirst = (text: string) => text.replace(/^\p{Lu}(?=\p{Ll}|\p{Lu}\p{Ll})/u, (c) => c.toLowerCase())
