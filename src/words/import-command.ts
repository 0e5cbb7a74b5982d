// Words of the command `import`.
import { defineWords } from './words.ts'

export const importCommandWords = defineWords({
  vi: {
    about: 'Đưa một danh sách (.xlsx, .xls, .ods, .csv, .zip) vào',
    unit: 'mã đơn vị của danh sách, có hiệu lực vào ngày số liệu',
    kind: (kinds: readonly string[]) => `loại danh sách: ${kinds.join(', ')}`,
    asOf: 'ngày của số liệu',
    dryRun: 'chỉ đọc và dự báo, không ghi gì',
    rejects: 'ghi các dòng trả lại vào tệp .xlsx này',
    mapping: 'tệp .json nói rõ từng cột, cách viết ở docs/guides/import.md',
    sender: 'nơi gửi danh sách',
    explain: 'kể ra từng dòng: kết quả, mã lý do, hai số cuối',
    mappingUnreadable: (file: string, why: string) => `Không đọc được tệp ${file}: ${why}.`,
    fileMissing: (file: string) => `Không đọc được tệp ${file}.`,
    unitUnknown: (code: string) => `Không có đơn vị mang mã ${code} vào ngày đó.`,
    missingColumns: (fields: string, headings: string) =>
      `Thiếu cột bắt buộc: ${fields}. Các tiêu đề đọc được: ${headings}.`,
    phase: {
      reading: 'Đọc',
      matching: 'So khớp',
      adding: 'Thêm người',
      folding: 'Đối chiếu',
      tallying: 'Cộng số',
      withdrawing: 'Thu hồi',
    },
    counts: (rows: string, accepted: string, rejected: string, waiting: string) =>
      `${rows} dòng: nhận ${accepted}, trả lại ${rejected}, giữ chờ ${waiting}.`,
    effects: (fresh: string, changed: string, unchanged: string, vanished: string) =>
      `Mới ${fresh}, thay đổi ${changed}, không đổi ${unchanged}, vắng so với danh sách trước ${vanished}.`,
    foretold: 'Đây là dự báo; chưa ghi gì.',
  },
  en: {
    about: 'Take in a list (.xlsx, .xls, .ods, .csv, .zip)',
    unit: 'code of the list’s unit, valid on the as-of day',
    kind: (kinds) => `kind of list: ${kinds.join(', ')}`,
    asOf: 'the day the list speaks of',
    dryRun: 'read and foretell only, write nothing',
    rejects: 'write the returned rows to this .xlsx file',
    mapping: 'a .json file that says what columns hold, as docs/guides/import.md shows',
    sender: 'who sent the list',
    explain: 'tell every row: outcome, codes, last two digits',
    mappingUnreadable: (file, why) => `The file ${file} cannot be read: ${why}.`,
    fileMissing: (file) => `The file ${file} cannot be read.`,
    unitUnknown: (code) => `No unit has the code ${code} on that day.`,
    missingColumns: (fields, headings) =>
      `Required columns are missing: ${fields}. Headings found: ${headings}.`,
    phase: {
      reading: 'Reading',
      matching: 'Matching',
      adding: 'Adding people',
      folding: 'Comparing',
      tallying: 'Tallying',
      withdrawing: 'Taking back',
    },
    counts: (rows, accepted, rejected, waiting) =>
      `${rows} rows: ${accepted} accepted, ${rejected} returned, ${waiting} waiting.`,
    effects: (fresh, changed, unchanged, vanished) =>
      `${fresh} new, ${changed} changed, ${unchanged} unchanged, ${vanished} vanished since the list before.`,
    foretold: 'This is foretold; nothing was written.',
  },
})
