// What was found in a list before it goes in: what is foreseen of it as a whole, its sheets, its notes, how its columns are
// written, what was repaired in its rows. Row problems have their own words in row-problems.ts.
import type { ForecastCode } from '#domain/forecast'
import type { TextEncoding } from '#domain/legacy-text'
import { defineWords } from './words.ts'

type WhyLeftOut = 'hidden' | 'no-header' | 'left-out' | 'columns-missing' | 'empty'
/** Counts and their share as they are written in the language. */
type Foretold = (count: string, of: string, share: string) => string

const forecasts = {
  'other-unit': (count: string, of: string, share: string) =>
    `${count} trên ${of} dòng (${share}) ghi đơn vị khác, hoặc là người không ở đơn vị này. Xem lại đơn vị đã chọn và tệp.`,
  shrunk: (count: string, of: string, share: string) =>
    `Ít hơn ${count} người so với ${of} người của danh sách trước (${share}). Tệp có thể thiếu trang hoặc thiếu thôn, ấp.`,
  'vanishes-much': (count: string, of: string, share: string) =>
    `${count} trên ${of} người (${share}) của danh sách trước không có trong danh sách này.`,
  'many-rejected': (count: string, of: string, share: string) =>
    `${count} trên ${of} dòng (${share}) sẽ bị trả lại. Xem các vấn đề theo loại.`,
  'changes-much': (count: string, of: string, share: string) =>
    `Danh sách này sẽ đổi ${count} trên ${of} người đang có (${share}).`,
  'many-new': (count: string, of: string, share: string) =>
    `Danh sách này sẽ thêm ${count} người; đơn vị đang có ${of} người (thêm ${share}).`,
  'layout-differs': (count: string, of: string) =>
    `${count} trên ${of} cột có tiêu đề khác danh sách trước của nơi gửi này. Xem lại các cột.`,
  'older-than-last': (count: string) =>
    `Đã có danh sách cùng loại mới hơn ${count} ngày; danh sách này sẽ đứng trước danh sách đó.`,
  'encoding-unsure': (count: string, of: string) =>
    `${count} trên ${of} cột chưa chắc viết bằng bảng mã nào. Xem chữ ở phần cột.`,
} satisfies Record<ForecastCode, Foretold>

const encodings = {
  unicode: 'Unicode',
  tcvn3: 'TCVN3 (phông .Vn…)',
  'tcvn3-capitals': 'TCVN3 chữ hoa (phông .Vn…H)',
  vni: 'VNI (phông VNI-…)',
  'windows-1258': 'Windows-1258',
  'utf8-as-1252': 'UTF-8 bị đọc nhầm',
} satisfies Record<TextEncoding, string>

const whyLeftOut = {
  hidden: 'trang ẩn, không đọc',
  'no-header': 'không thấy dòng tiêu đề, không đọc',
  'left-out': 'bạn đã bỏ ra',
  'columns-missing': 'thiếu cột bắt buộc, không đọc',
  empty: 'trang trống',
} satisfies Record<WhyLeftOut, string>

export const importFindingWords = defineWords({
  vi: {
    verdictCount: (count: string) => `${count} điều nên xem lại trước khi ghi`,
    verdictNone: 'Không thấy điều gì bất thường.',
    forecasts,
    sheets: 'Các trang của tệp',
    sheetsRead: (read: string, all: string) => `Đọc ${read} trong ${all} trang.`,
    sheet: 'Trang',
    sheetRows: (rows: string) => `${rows} dòng có người`,
    willBeRead: 'sẽ đọc lại',
    willBeLeftOut: 'sẽ bỏ ra',
    whyLeftOut,
    readSheet: (name: string) => `Đọc trang ${name}`,
    fileNotes: 'Ghi chú về tệp',
    hiddenRows: (count: string) => `${count} dòng bị ẩn hoặc bị lọc trong Excel; vẫn đọc như mọi dòng khác.`,
    notUnderstood: (count: string) => `${count} dòng không rõ là gì nên không đọc. Hãy xem lại trong tệp:`,
    rowsOfSheet: (sheet: string, rows: string) => `${sheet}: dòng ${rows}`,
    andMore: (count: string) => `và ${count} dòng nữa`,
    mappedAs: (when: string) => `Các cột được hiểu như danh sách trước của nơi gửi này, ghi lúc ${when}.`,
    mappedAsOpen: 'Mở danh sách đó',
    encodings,
    encodingOf: (column: string) => `Bảng mã của cột ${column}`,
    encodingUnsure: 'Chưa chắc bảng mã. Chữ trên đây đọc có đúng không?',
    encodingUnseen: 'Chưa chắc bảng mã. So những dòng đầu bên dưới với tệp gốc.',
    encodingRight: 'Chữ đúng rồi',
    encodingSaid: 'Đã chọn; đọc lại để xem chữ thay đổi.',
    encodingsOfAll: 'Xem bảng mã của mọi cột',
    changed: 'Cách đọc tệp đã đổi. Đọc lại để xem danh sách sẽ làm gì.',
    undoChanges: 'Bỏ thay đổi',
    from: 'ghi là',
    to: 'hiểu là',
    noRepairs: 'giữ nguyên như trong tệp',
    severity: 'Cách xử lý',
    severities: { repair: 'đã sửa cách viết', doubt: 'cần xem lại' },
    custody: 'Nguồn gốc danh sách',
    sender: 'Nơi gửi',
    senderUnknown: 'không ghi',
    fingerprint: 'Dấu vân tay của tệp (SHA-256)',
  },
  en: {
    verdictCount: (count) => `${count} things to look at before it goes in`,
    verdictNone: 'Nothing unusual.',
    forecasts: {
      'other-unit': (count, of, share) =>
        `${count} of ${of} rows (${share}) name another unit, or people who do not live in this one. Check the unit and the file.`,
      shrunk: (count, of, share) =>
        `${count} fewer than the ${of} people of the list before (${share}). A sheet or a hamlet may be missing.`,
      'vanishes-much': (count, of, share) =>
        `${count} of ${of} people (${share}) of the list before do not stand on this one.`,
      'many-rejected': (count, of, share) =>
        `${count} of ${of} rows (${share}) would go back. See the problems by kind.`,
      'changes-much': (count, of, share) =>
        `This list would change ${count} of the ${of} people known (${share}).`,
      'many-new': (count, of, share) =>
        `This list would add ${count} people; ${of} are known in the unit (${share} more).`,
      'layout-differs': (count, of) =>
        `${count} of ${of} columns have other headings than this sender’s last list. Check the columns.`,
      'older-than-last': (count) =>
        `A list of this kind that is ${count} days newer is in already; this one will stand before it.`,
      'encoding-unsure': (count, of) =>
        `Of ${count} of ${of} columns it is not sure how they are written. See their letters below.`,
    },
    sheets: 'Sheets of the file',
    sheetsRead: (read, all) => `${read} of ${all} sheets are read.`,
    sheet: 'Sheet',
    sheetRows: (rows) => `${rows} rows of people`,
    willBeRead: 'will be read',
    willBeLeftOut: 'will be left out',
    whyLeftOut: {
      hidden: 'hidden, not read',
      'no-header': 'no heading row, not read',
      'left-out': 'left out by you',
      'columns-missing': 'required columns are missing, not read',
      empty: 'empty',
    },
    readSheet: (name) => `Read the sheet ${name}`,
    fileNotes: 'Remarks on the file',
    hiddenRows: (count) => `${count} rows are hidden or filtered in Excel; they are read like the others.`,
    notUnderstood: (count) => `${count} rows were not understood and not read. Look at them in the file:`,
    rowsOfSheet: (sheet, rows) => `${sheet}: rows ${rows}`,
    andMore: (count) => `and ${count} more`,
    mappedAs: (when) => `The columns are understood as in this sender’s list that went in at ${when}.`,
    mappedAsOpen: 'Open that list',
    encodings: {
      unicode: 'Unicode',
      tcvn3: 'TCVN3 (fonts .Vn…)',
      'tcvn3-capitals': 'TCVN3 capitals (fonts .Vn…H)',
      vni: 'VNI (fonts VNI-…)',
      'windows-1258': 'Windows-1258',
      'utf8-as-1252': 'UTF-8 misread',
    },
    encodingOf: (column) => `Encoding of the column ${column}`,
    encodingUnsure: 'It is not sure how this is written. Is it read right?',
    encodingUnseen: 'It is not sure how this is written. Compare the first rows below with the file.',
    encodingRight: 'It is right',
    encodingSaid: 'Chosen; read again to see the letters change.',
    encodingsOfAll: 'See how every column is written',
    changed: 'The way the file is read has changed. Read it again to see what it would do.',
    undoChanges: 'Undo the changes',
    from: 'written',
    to: 'read as',
    noRepairs: 'as in the file',
    severity: 'What was done',
    severities: { repair: 'rewritten', doubt: 'to be looked at' },
    custody: 'Where the list is from',
    sender: 'From',
    senderUnknown: 'not said',
    fingerprint: 'Fingerprint of the file (SHA-256)',
  },
})
