// Who stood on the list before and does not stand on this one, and what became of them. Nobody is done by leaving a list: the
// words must never sound as if.
import type { Candidate, Verdict } from '#domain/vanished'
import { defineWords } from './words.ts'

const verdicts = {
  done: 'Đã xong',
  'still-lacking': 'Vẫn còn thiếu',
  'moved-away': 'Đã chuyển đi',
  died: 'Đã mất',
  'list-error': 'Danh sách ghi sót',
} satisfies Record<Verdict, string>

const candidates = {
  open: 'chưa rõ',
  confirmed: 'đã có xác nhận',
  decided: 'đã kết luận',
} satisfies Record<Candidate, string>

export const vanishedWords = defineWords({
  vi: {
    title: 'Vắng tên so với danh sách trước',
    titleSince: (day: string) => `Vắng tên so với danh sách ngày ${day}`,
    leadGap:
      'Có tên trong danh sách còn thiếu lần trước mà lần này không có. Không ai được tính là đã xong vì vắng tên: phải có người tìm hiểu và kết luận, hoặc có danh sách xác nhận của cơ quan chức năng.',
    leadRegister:
      'Có tên trong danh sách dân cư trước mà lần này không có. Hồ sơ vẫn giữ nguyên cho đến khi rõ lý do.',
    leadConfirmed:
      'Có tên trong danh sách xác nhận trước mà lần này không có. Điều đã xác nhận vẫn giữ nguyên; nên hỏi lại nơi gửi.',
    counts: 'Đã rõ đến đâu',
    all: 'Vắng tên',
    openOf: (open: string, all: string) => `Còn ${open} trên ${all} người chưa rõ.`,
    candidates,
    verdicts,
    show: 'Xem ai',
    showOpen: 'Chưa rõ',
    showAll: 'Tất cả',
    allClear: 'Không còn ai chưa rõ.',
    allClearNext: 'Mỗi người vắng tên đã có kết luận, hoặc đã có danh sách xác nhận.',
    nobody: 'Không có ai vắng tên.',
    standsAs: (milestone: string, state: string) => `${milestone}: ${state}`,
    born: (year: string) => `sinh ${year}`,
    decide: 'Kết luận',
    decideOf: (name: string) => `Kết luận về ${name}`,
    decideAgain: 'Đổi kết luận',
    decideAgainOf: (name: string) => `Đổi kết luận về ${name}`,
    verdictOf: (name: string) => `${name} nay thế nào?`,
    note: 'Ghi chú',
    noteHint: 'Biết từ đâu, hỏi ai. Đừng ghi số giấy tờ.',
    noteThenVerdict: 'Ghi chú trước nếu cần, rồi bấm một kết luận, hoặc phím số của nó.',
    doneMeans: '“Đã xong” được ghi là đã báo, chưa phải đã xác nhận.',
    decided: (verdict: string, by: string, when: string) => `${verdict} – ${by}, ${when}`,
    somebody: 'không rõ ai',
    saved: (name: string, verdict: string) => `${name}: ${verdict}`,
    more: 'Xem thêm',
    shownOf: (shown: string, all: string) => `Đang xem ${shown} trong ${all} người.`,
    open: (count: string) => `Xem ${count} người vắng tên`,
    back: 'Về danh sách này',
  },
  en: {
    title: 'Vanished since the list before',
    titleSince: (day) => `Vanished since the list of ${day}`,
    leadGap:
      'They stood on the last list of who lacks something and do not stand on this one. Nobody counts as done for leaving a list: somebody finds out and says so, or a list of the authority confirms it.',
    leadRegister:
      'They stood in the register before and do not stand in this one. Nothing is changed until the reason is known.',
    leadConfirmed:
      'They stood on the confirming list before and do not stand on this one. What was confirmed stays; ask the sender.',
    counts: 'How far this is known',
    all: 'Vanished',
    openOf: (open, all) => `Of ${all} people, ${open} are still open.`,
    candidates: { open: 'open', confirmed: 'confirmed', decided: 'decided' },
    verdicts: {
      done: 'Done',
      'still-lacking': 'Still lacking',
      'moved-away': 'Moved away',
      died: 'Died',
      'list-error': 'Left out by mistake',
    },
    show: 'Whom to show',
    showOpen: 'Open',
    showAll: 'All',
    allClear: 'Nobody is open any more.',
    allClearNext: 'Of everybody who vanished it was said what became of them, or a list confirms it.',
    nobody: 'Nobody vanished.',
    standsAs: (milestone, state) => `${milestone}: ${state}`,
    born: (year) => `born ${year}`,
    decide: 'Decide',
    decideOf: (name) => `Decide about ${name}`,
    decideAgain: 'Decide again',
    decideAgainOf: (name) => `Decide again about ${name}`,
    verdictOf: (name) => `What became of ${name}?`,
    note: 'Note',
    noteHint: 'How it is known, who was asked. No numbers of papers.',
    noteThenVerdict: 'Write a note first if need be, then press a verdict or its digit.',
    doneMeans: '“Done” is recorded as reported, not as confirmed.',
    decided: (verdict, by, when) => `${verdict} – ${by}, ${when}`,
    somebody: 'not known who',
    saved: (name, verdict) => `${name}: ${verdict}`,
    more: 'Show more',
    shownOf: (shown, all) => `${shown} of ${all} people shown.`,
    open: (count) => `See the ${count} who vanished`,
    back: 'Back to this list',
  },
})
