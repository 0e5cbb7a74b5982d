// What the recount from the facts says on the command line.

import { defineWords } from './words.ts'

export const checkWords = defineWords({
  vi: {
    about: 'Đếm lại mọi ngày từ các sự kiện và đối chiếu với số liệu đang lưu.',
    phases: { fold: 'Cộng dồn', recount: 'Đếm lại sự kiện', compare: 'Đối chiếu' },
    counted: (people: string, facts: string, tallies: string) =>
      `Đã đếm lại ${people} người, ${facts} sự kiện, ${tallies} dòng số liệu. Số chỗ sai lệch:`,
    kinds: {
      tallies: 'số liệu theo ngày',
      boardDays: 'số lũy kế của bảng',
      boardReports: 'đơn vị đã báo cáo',
      people: 'nơi ở của người dân',
      identities: 'số định danh',
    },
    difference: (kind: string, count: string) => `  ${kind}: ${count}`,
    clean: 'Khớp hoàn toàn.',
    failed: (count: string) => `Số liệu đang lưu sai lệch ở ${count} chỗ so với các sự kiện.`,
  },
  en: {
    about: 'Count every day again from the facts and compare with the figures that are stored.',
    phases: { fold: 'Folding', recount: 'Recounting facts', compare: 'Comparing' },
    counted: (people, facts, tallies) =>
      `Recounted ${people} people, ${facts} facts, ${tallies} rows of figures. Differences:`,
    kinds: {
      tallies: 'figures by day',
      boardDays: 'cumulative figures of the board',
      boardReports: 'units that have reported',
      people: 'where people live',
      identities: 'identity numbers',
    },
    difference: (kind, count) => `  ${kind}: ${count}`,
    clean: 'Everything agrees.',
    failed: (count) => `The figures that are stored differ from the facts in ${count} places.`,
  },
})
