// What the board says on the command line.

import { defineWords } from './words.ts'

export const boardCommandWords = defineWords({
  vi: {
    about: 'In bảng số liệu của một đơn vị vào một ngày.',
    unit: 'Mã đơn vị có hiệu lực vào ngày số liệu, ví dụ 70 hoặc 25195.',
    asOf: 'Ngày số liệu; nếu không có thì là hôm nay (theo thời gian chiến dịch).',
    knownAt: 'Như đã biết vào ngày này; nếu không có thì như đang biết.',
    base: 'present: người đang sinh sống (mặc định); registered: người đăng ký thường trú.',
    notADay: (option: string) => `--${option} phải là một ngày có thật, viết năm-tháng-ngày.`,
    notABase: '--base chỉ nhận present hoặc registered.',
    unitUnknown: (code: string, day: string) => `Ngày ${day} không có đơn vị nào mang mã ${code}.`,
    knownBefore: (asOf: string, knownAt: string) =>
      `Ngày số liệu ${asOf} không được sau ngày biết số liệu ${knownAt}.`,
    head: (unit: string, asOf: string, knownAt: string) =>
      `${unit} – số liệu ngày ${asOf}, như biết ngày ${knownAt}`,
    target: 'Chỉ tiêu',
    whoCounts: 'Diện tính',
    done: 'Đã xác nhận',
    of: 'Trên tổng số',
    share: 'Tỷ lệ',
    goal: 'Cần đạt',
    reported: 'Mới báo cáo',
    flagged: 'Có vướng mắc',
    exempt: 'Được miễn',
    units: 'Xã báo cáo',
    notReported: 'chưa báo cáo',
    cohorts: 'Nhóm theo dõi',
    external: 'Số liệu trích dẫn, không tính theo người',
    externalLine: (name: string, value: string, unit: string, day: string) =>
      `${name}: ${value} ${unit} (ngày ${day})`,
  },
  en: {
    about: 'Print the board of one unit on one day.',
    unit: 'Code of a unit valid on the day of the figures, such as 70 or 25195.',
    asOf: 'Day of the figures; today in campaign time unless given.',
    knownAt: 'As it was known on this day; as it is known now unless given.',
    base: 'present: who lives there (the default); registered: who is registered there.',
    notADay: (option) => `--${option} must be a day that exists, as year-month-day.`,
    notABase: '--base is present or registered.',
    unitUnknown: (code, day) => `No unit has the code ${code} on ${day}.`,
    knownBefore: (asOf, knownAt) =>
      `The day of the figures ${asOf} must not be after the day on which they are known ${knownAt}.`,
    head: (unit, asOf, knownAt) => `${unit} – figures of ${asOf}, as known on ${knownAt}`,
    target: 'Target',
    whoCounts: 'Who counts',
    done: 'Confirmed',
    of: 'Out of',
    share: 'Share',
    goal: 'Goal',
    reported: 'Reported only',
    flagged: 'Flagged',
    exempt: 'Exempt',
    units: 'Communes heard',
    notReported: 'not reported',
    cohorts: 'Cohorts',
    external: 'Quoted figures, not counted by person',
    externalLine: (name, value, unit, day) => `${name}: ${value} ${unit} (${day})`,
  },
})
