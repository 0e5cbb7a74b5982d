// What stands on a sheet of paper, short enough to be read at arm's length: results by digit, what is next, the boxes to fill in.
// Reasons are named in next-actions.ts.

import type { Milestone } from '#domain/milestones'
import type { Action } from '#domain/next-action'
import type { ResultDigit } from '#domain/sheet-codes'
import type { DoorOpened, PartOfDay } from '#domain/sheets'
import type { Met } from '#domain/visit'
import { defineWords, type Language } from './words.ts'

const results = {
  1: 'có thẻ căn cước',
  2: 'kích hoạt định danh',
  3: 'SIM và chữ ký số',
  4: 'smartphone 4G',
  5: 'SIM chính chủ',
  6: 'chữ ký số',
  7: 'thu hồ sơ thẻ',
  8: 'thu hồ sơ định danh',
  9: 'dùng VNeID',
  0: 'được duyệt định danh',
} satisfies Record<ResultDigit, string>

/** One milestone, as it is read back to a clerk. */
const milestones = {
  card_collected: 'hồ sơ thẻ',
  card: 'thẻ',
  eid_collected: 'hồ sơ định danh',
  eid_approved: 'duyệt định danh',
  eid_activated: 'định danh',
  eid_used: 'dùng VNeID',
  sim_own_name: 'SIM',
  signature: 'chữ ký số',
  smartphone_4g: 'smartphone',
} satisfies Record<Milestone, string>

const next = {
  card_collected: 'Thu hồ sơ thẻ căn cước',
  card: 'Thẻ: chờ Công an cấp',
  eid_collected: 'Thu hồ sơ định danh mức 2',
  eid_approved: 'Định danh: chờ duyệt',
  eid_activated: 'Kích hoạt VNeID trên máy chính chủ',
  eid_used: 'Dùng VNeID lần đầu',
  sim_own_name: 'Chuẩn hóa SIM chính chủ',
  signature: 'Giới thiệu chữ ký số',
  smartphone_4g: 'Giới thiệu smartphone',
} satisfies Record<Milestone, string>

const doors = {
  household: 'người trong hộ',
  neighbour: 'hàng xóm',
  nobody: 'không ai',
} satisfies Record<DoorOpened, string>

const parts = { morning: 'sáng', afternoon: 'chiều', evening: 'tối' } satisfies Record<PartOfDay, string>

const met = {
  self: 'gặp chính người ấy',
  relative: 'gặp người nhà',
  neighbour: 'gặp hàng xóm',
  nobody: 'không gặp ai',
} satisfies Record<Met, string>

export const sheetWords = defineWords({
  vi: {
    results,
    milestones,
    next,
    again: (what: string) => `Làm lại: ${what}`,
    recheck: (what: string) => `Xác minh lại: ${what}`,
    askFirst: (what: string) => `${what} (hỏi trước)`,
    nothingNext: 'Không còn việc phải làm',
    doors,
    parts,
    met,
    paper: {
      title: 'Phiếu đi từng nhà',
      number: 'Số phiếu',
      team: 'Tổ',
      walker: 'Người đi',
      printedOn: 'Ngày in',
      walkedOn: 'Ngày đi',
      part: 'Buổi',
      page: (page: string, of: string) => `Trang ${page}/${of}`,
      household: (no: string) => `Hộ ${no}`,
      noHousehold: 'Chưa có số hộ',
      continued: '(tiếp)',
      group: (group: string) => (/^\d/.test(group) ? `Tổ ${group}` : group),
      door: 'Gặp',
      promise: 'Hẹn',
      name: 'Họ tên, năm sinh',
      cells: 'Tích ô làm được',
      nextAction: 'Việc tiếp theo',
      done: 'Kết quả',
      reason: 'Lý do',
      male: 'nam',
      female: 'nữ',
      moved: 'Không còn trong phạm vi (đã chuyển)',
      resultsTitle: 'Kết quả (một chữ số)',
      cellsOrder: 'Ô trên: 1 thẻ, 2 định danh. Ô dưới: 3 SIM và chữ ký số, 4 smartphone.',
      device: 'Kích hoạt trên máy người giám hộ ghi 2G, trên máy người khác ghi 2K.',
      reasonsTitle: 'Lý do chưa làm được (hai chữ số)',
      reasonsHow:
        'Ghi hai chữ số: lý do chung cho mọi việc còn thiếu. Ghi thêm chữ số việc ở trước: lý do của riêng việc ấy, ví dụ 452 là “4: đang dùng điện thoại 2G”.',
      never: 'Không hỏi, không ghi mã OTP, mật khẩu. Phiếu có thông tin cá nhân: giữ kín, nộp lại ngay.',
      signWalker: 'Người đi',
      signReceiver: 'Người nhận phiếu',
      signHow: '(ký, ghi rõ họ tên)',
    },
  },
  en: {
    results: {
      1: 'has the card',
      2: 'e-ID activated',
      3: 'own-name SIM and signature',
      4: 'has a 4G smartphone',
      5: 'own-name SIM',
      6: 'digital signature',
      7: 'card dossier collected',
      8: 'e-ID dossier collected',
      9: 'has used VNeID',
      0: 'e-ID dossier approved',
    },
    milestones: {
      card_collected: 'card dossier',
      card: 'card',
      eid_collected: 'e-ID dossier',
      eid_approved: 'e-ID approval',
      eid_activated: 'e-ID',
      eid_used: 'VNeID used',
      sim_own_name: 'SIM',
      signature: 'signature',
      smartphone_4g: 'smartphone',
    },
    next: {
      card_collected: 'Collect the card dossier',
      card: 'Card: the police issue it',
      eid_collected: 'Collect the level-2 e-ID dossier',
      eid_approved: 'E-ID: awaits approval',
      eid_activated: 'Activate VNeID on their own device',
      eid_used: 'Use VNeID for the first time',
      sim_own_name: 'Put the SIM into their name',
      signature: 'Tell of a digital signature',
      smartphone_4g: 'Tell of a 4G smartphone',
    },
    again: (what) => `Again: ${what}`,
    recheck: (what) => `Verify again: ${what}`,
    askFirst: (what) => `${what} (ask first)`,
    nothingNext: 'Nothing is left to do',
    doors: { household: 'the household', neighbour: 'a neighbour', nobody: 'nobody' },
    parts: { morning: 'morning', afternoon: 'afternoon', evening: 'evening' },
    met: {
      self: 'met in person',
      relative: 'met a relative',
      neighbour: 'met a neighbour',
      nobody: 'met nobody',
    },
    paper: {
      title: 'Door-to-door sheet',
      number: 'Sheet',
      team: 'Team',
      walker: 'Walker',
      printedOn: 'Printed',
      walkedOn: 'Walked on',
      part: 'Time',
      page: (page, of) => `Page ${page}/${of}`,
      household: (no) => `Household ${no}`,
      noHousehold: 'No household number',
      continued: '(continued)',
      group: (group) => (/^\d/.test(group) ? `Group ${group}` : group),
      door: 'Met',
      promise: 'Again on',
      name: 'Name, born',
      cells: 'Tick what is done',
      nextAction: 'What is next',
      done: 'Results',
      reason: 'Reasons',
      male: 'male',
      female: 'female',
      moved: 'Not in the scope any more (moved)',
      resultsTitle: 'Results (one digit)',
      cellsOrder: 'Above: 1 card, 2 e-ID. Below: 3 SIM and signature, 4 smartphone.',
      device: 'Activated on a guardian’s device: write 2G; on somebody else’s: 2K.',
      reasonsTitle: 'Reasons why not (two digits)',
      reasonsHow:
        'Two digits: the reason for everything that is missing. With the digit of a result before it: the reason for that alone; 452 is “4: has a 2G telephone”.',
      never: 'Never ask for an OTP or a password. The sheet holds personal data: hand it in right after.',
      signWalker: 'Walker',
      signReceiver: 'Received by',
      signHow: '(signature and full name)',
    },
  },
})

/** What is next for somebody, in the few words that a row of paper has room for. */
export function nextOnPaper(
  next: Pick<Action, 'milestone' | 'kind' | 'why'> | null,
  language: Language,
): string {
  const words = sheetWords[language]
  if (next === null) return words.nothingNext
  const what = words.next[next.milestone]
  if (next.why === 'disputed') return words.recheck(words.milestones[next.milestone])
  if (next.kind === 'resolve') return words.again(words.milestones[next.milestone])
  return next.why === 'unknown' ? words.askFirst(what) : what
}
