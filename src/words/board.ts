// What the board says: its head, its controls, its large figures, and what stands where there is nothing. Its tables and
// pictures are in board-parts.ts, its named list in board-list.ts, names of targets in targets.ts.

import { boardListWords } from './board-list.ts'
import { boardPartWords } from './board-parts.ts'
import { defineWords, formatCount, type Language } from './words.ts'

export const boardWords = defineWords({
  vi: {
    ...boardPartWords.vi,
    list: boardListWords.vi,
    title: 'Tiến độ',
    lead: (day: string, date: string) => `${day}, số liệu đến hết ngày ${date}`,
    headlines: 'Bốn mục tiêu',
    residence: {
      label: 'Tính theo',
      present: 'Đang sinh sống',
      registered: 'Thường trú',
    },
    known: {
      now: 'Như biết hôm nay',
      at: (day: string) => `Như đã biết ngày ${day}`,
      label: 'Tính theo những gì đã biết đến ngày nào',
      about:
        'Danh sách và báo cáo thường về muộn hơn ngày mà chúng nói tới. Chọn một ngày để xem lại bảng đúng như đã thấy hôm đó: tin về sau ngày ấy không được tính.',
      back: 'Trở lại như biết hôm nay',
      note: (day: string) => `Bảng này chỉ tính những gì đã biết đến hết ngày ${day}.`,
    },
    print: 'In bảng này',
    printed: {
      asOf: (date: string) => `Số liệu đến hết ngày ${date}`,
      known: (date: string) => `như đã biết ngày ${date}`,
      base: (base: string) => `tính trên người ${base}`,
      sources: (sources: string) => `Nguồn: ${sources}`,
      share: 'Tỷ lệ làm tròn hai chữ số thập phân. “Chưa báo cáo” không phải là 0.',
    },
    notReported: 'chưa báo cáo',
    reportedMore: (count: string) => `thêm ${count} đã báo, chờ xác nhận`,
    people: 'người',
    outOf: (count: string) => `trên ${count} người`,
    perDay: 'người/ngày',
    remaining: 'Còn lại',
    paceNeeded: 'Cần từ nay',
    paceLast7: '7 ngày qua',
    aDay: (count: string) => `${count}/ngày`,
    slow: 'chưa đủ nhịp',
    done: 'đã đạt',
    goalAt: (share: string) => `đạt ${share}`,
    goalAbove: (share: string) => `trên ${share}`,
    operational: (goal: string, left: string) => `Chỉ tiêu cụ thể ${goal}: còn ${left}`,
    operationalOpen: (goal: string, count: string) => `Chỉ tiêu cụ thể ${goal}: ${count} người`,
    operationalDone: (goal: string) => `Chỉ tiêu cụ thể ${goal}: đã đạt`,
    map: 'Ở đâu, còn gì',
    empty: {
      title: 'Chưa có người nào trong đơn vị này vào ngày đó',
      next: 'Bảng hiện số sau khi nhập danh sách dân cư. Nếu đã nhập, hãy chọn ngày muộn hơn.',
      import: 'Nhập danh sách',
    },
    noScope: 'Tài khoản chưa gắn với đơn vị nào',
    noScopeNext: 'Hãy nhờ người quản trị gắn đơn vị cho tài khoản.',
  },
  en: {
    ...boardPartWords.en,
    list: boardListWords.en,
    title: 'Progress',
    lead: (day, date) => `${day}, figures to the end of ${date}`,
    headlines: 'The four goals',
    residence: { label: 'Counted by', present: 'Living here', registered: 'Registered here' },
    known: {
      now: 'As known today',
      at: (day) => `As known on ${day}`,
      label: 'By what had been learnt by which day',
      about:
        'Lists and reports often come later than the day they speak of. Choose a day to see the board as it was seen then: what came in later is not counted.',
      back: 'Back to what is known today',
      note: (day) => `This board counts only what was known by the end of ${day}.`,
    },
    print: 'Print this board',
    printed: {
      asOf: (date) => `Figures to the end of ${date}`,
      known: (date) => `as known on ${date}`,
      base: (base) => `counted on people ${base}`,
      sources: (sources) => `Source: ${sources}`,
      share: 'Shares are rounded to two decimals. “Not reported” is not zero.',
    },
    notReported: 'not reported',
    reportedMore: (count) => `${count} more reported, to be confirmed`,
    people: 'people',
    outOf: (count) => `out of ${count} people`,
    perDay: 'people/day',
    remaining: 'Remaining',
    paceNeeded: 'Needed from now',
    paceLast7: 'Last 7 days',
    aDay: (count) => `${count}/day`,
    slow: 'too slow',
    done: 'reached',
    goalAt: (share) => `of ${share}`,
    goalAbove: (share) => `above ${share}`,
    operational: (goal, left) => `Operational target ${goal}: ${left} left`,
    operationalOpen: (goal, count) => `Operational target ${goal}: ${count} people`,
    operationalDone: (goal) => `Operational target ${goal}: reached`,
    map: 'Where, and what is missing',
    empty: {
      title: 'There is nobody in this unit on that day yet',
      next: 'The board fills once the register of residents has been imported. If it has, choose a later day.',
      import: 'Import a list',
    },
    noScope: 'The account has no unit',
    noScopeNext: 'Ask the administrator to give the account a unit.',
  },
})

/** People a day: whole from ten on, one decimal below, because a commune moves slowly. */
export function formatPace(pace: number | null, language: Language): string {
  if (pace === null) return formatCount(null, language)
  const tenths = Math.round(Math.abs(pace) * 10)
  if (tenths >= 100 || tenths % 10 === 0) return formatCount(Math.round(pace), language)
  const text = `${Math.floor(tenths / 10)}${language === 'vi' ? ',' : '.'}${tenths % 10}`
  return pace < 0 ? `−${text}` : text
}

/** A goal's share as it is spoken of: "50%", "80%", "12,5%". */
export function formatGoalShare(share: number, language: Language): string {
  const percent = Math.round(share * 10_000) / 100
  return `${language === 'vi' ? String(percent).replace('.', ',') : percent}%`
}
