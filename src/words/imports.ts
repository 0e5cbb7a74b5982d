// Words of lists that come in: kinds, why a list as a whole is refused, and the workbook of returned rows.
import type { ListKind } from '#domain/lists'
import { defineWords } from './words.ts'

type Refusal =
  | 'wrong-file-type'
  | 'old-excel'
  | 'password-protected'
  | 'empty-file'
  | 'damaged-file'
  | 'too-large'
  | 'not-unicode'
  | 'no-header'
  | 'split-name'
  | 'no-rows'
  | 'columns-missing'
  | 'as-of-in-future'
  | 'hamlets-changed'
  | 'file-gone'
  | 'internal'

const kinds = {
  register: 'Danh sách dân cư',
  'authority:card': 'Đã cấp thẻ căn cước',
  'authority:eid-collected': 'Đã thu nhận hồ sơ định danh điện tử',
  'authority:eid-approved': 'Hồ sơ định danh điện tử được duyệt',
  'authority:eid-rejected': 'Hồ sơ định danh điện tử không đạt',
  'authority:eid-activated': 'Đã kích hoạt định danh điện tử',
} satisfies Record<ListKind, string>

const refusals = {
  'wrong-file-type': 'Tệp này không phải danh sách. Hãy gửi tệp .xlsx hoặc .csv.',
  'old-excel': 'Đây là tệp Excel 97–2003 (.xls). Hãy mở bằng Excel và lưu thành .xlsx.',
  'password-protected': 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'empty-file': 'Tệp trống.',
  'damaged-file': 'Tệp bị hỏng hoặc bị cắt cụt.',
  'too-large': 'Tệp quá lớn.',
  'not-unicode': 'Tệp văn bản không phải Unicode. Hãy lưu thành “CSV UTF-8” hoặc .xlsx.',
  'no-header': 'Không tìm thấy dòng tiêu đề trong 12 dòng đầu.',
  'split-name': 'Họ và tên nằm ở hai cột. Hãy gộp thành một cột “Họ và tên”.',
  'no-rows': 'Không có dòng nào dưới tiêu đề.',
  'columns-missing': 'Thiếu cột bắt buộc.',
  'as-of-in-future': 'Ngày số liệu muộn hơn hôm nay.',
  'hamlets-changed': 'Danh mục thôn, ấp đã thay đổi từ khi đọc danh sách. Hãy đọc lại.',
  'file-gone': 'Tệp đã được xóa sau 30 ngày. Hãy gửi lại danh sách.',
  internal: 'Có lỗi bên trong; chưa có dòng nào được ghi. Hãy thử lại.',
} satisfies Record<Refusal, string>

export const importWords = defineWords({
  vi: {
    kinds,
    refusals,
    rejectsFile: 'dòng trả lại',
    rejectsSheet: 'Dòng trả lại',
    rejectsReason: 'Lý do trả lại',
    rowNumber: (row: number) => `Dòng ${row}`,
  },
  en: {
    kinds: {
      register: 'Register of residents',
      'authority:card': 'Cards issued',
      'authority:eid-collected': 'E-identity dossiers collected',
      'authority:eid-approved': 'E-identity dossiers approved',
      'authority:eid-rejected': 'E-identity dossiers rejected',
      'authority:eid-activated': 'E-identity accounts activated',
    },
    refusals: {
      'wrong-file-type': 'This file is not a list. Send an .xlsx or .csv file.',
      'old-excel': 'This is an Excel 97–2003 file (.xls). Open it in Excel and save it as .xlsx.',
      'password-protected': 'The file has a password. Remove it and send the file again.',
      'empty-file': 'The file is empty.',
      'damaged-file': 'The file is damaged or cut short.',
      'too-large': 'The file is too large.',
      'not-unicode': 'The text file is not Unicode. Save it as “CSV UTF-8” or .xlsx.',
      'no-header': 'No heading row in the first 12 rows.',
      'split-name': 'The name stands in two columns. Join them into one.',
      'no-rows': 'There is no row beneath the headings.',
      'columns-missing': 'A required column is missing.',
      'as-of-in-future': 'The as-of date is later than today.',
      'hamlets-changed': 'The hamlets have changed since the list was read. Read it again.',
      'file-gone': 'The file was removed after 30 days. Send the list again.',
      internal: 'An internal error; no row was written. Try again.',
    },
    rejectsFile: 'returned rows',
    rejectsSheet: 'Returned rows',
    rejectsReason: 'Reason for return',
    rowNumber: (row: number) => `Row ${row}`,
  },
})
