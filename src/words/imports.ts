// Words of lists that come in: kinds, why a list as a whole is refused, and the workbook of returned rows.
import type { ListKind } from '#domain/lists'
import { defineWords } from './words.ts'

type Refusal =
  | 'wrong-file-type'
  | 'pdf-not-list'
  | 'image-not-list'
  | 'document-not-list'
  | 'html-not-excel'
  | 'xml-spreadsheet'
  | 'binary-excel'
  | 'old-excel'
  | 'password-protected'
  | 'empty-file'
  | 'damaged-file'
  | 'too-large'
  | 'packed-otherwise'
  | 'zip-in-zip'
  | 'no-list-in-zip'
  | 'secret-marked'
  | 'other-province'
  | 'no-header'
  | 'two-tables'
  | 'no-rows'
  | 'columns-missing'
  | 'as-of-in-future'
  | 'hamlets-changed'
  | 'file-gone'
  | 'internal'

const kinds = {
  register: 'Danh sách dân cư',
  'gap:card': 'Chưa có thẻ căn cước',
  'gap:hard-to-reach': 'Biến động, khó thu nhận hồ sơ căn cước',
  'gap:eid': 'Chưa có hồ sơ định danh điện tử',
  'gap:activation': 'Chưa kích hoạt định danh điện tử',
  'authority:card-collected': 'Đã thu nhận hồ sơ căn cước',
  'authority:card': 'Đã cấp thẻ căn cước',
  'authority:eid-collected': 'Đã thu nhận hồ sơ định danh điện tử',
  'authority:eid-approved': 'Hồ sơ định danh điện tử được duyệt',
  'authority:eid-rejected': 'Hồ sơ định danh điện tử không đạt',
  'authority:eid-activated': 'Đã kích hoạt định danh điện tử',
  'carrier:sim': 'Nhà mạng: SIM chính chủ',
  'carrier:signature': 'Nhà mạng: chữ ký số',
  'carrier:device': 'Nhà mạng: loại điện thoại đang dùng',
} satisfies Record<ListKind, string>

const refusals = {
  'wrong-file-type':
    'Tệp này không phải danh sách. Hãy gửi tệp .xlsx, .xls, .ods, .csv hoặc .zip chứa các tệp đó.',
  'pdf-not-list': 'Đây là tệp PDF, không đọc được thành danh sách. Hãy xin tệp Excel gốc.',
  'image-not-list': 'Đây là tệp ảnh, không đọc được thành danh sách. Hãy xin tệp Excel gốc.',
  'document-not-list':
    'Đây là tệp văn bản hoặc trình chiếu, không phải bảng tính. Hãy chép bảng sang Excel rồi lưu thành .xlsx.',
  'html-not-excel':
    'Đây là trang web đổi tên thành tệp Excel và không có bảng nào đọc được. Hãy mở bằng Excel và lưu thành .xlsx.',
  'xml-spreadsheet': 'Đây là bảng tính dạng XML (Excel 2003). Hãy mở bằng Excel và lưu thành .xlsx.',
  'binary-excel': 'Đây là tệp Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu thành .xlsx.',
  'old-excel': 'Tệp do Excel 4 trở về trước tạo ra. Hãy mở bằng Excel và lưu thành .xlsx.',
  'password-protected': 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
  'empty-file': 'Tệp trống.',
  'damaged-file': 'Tệp bị hỏng hoặc bị cắt cụt. Hãy gửi lại tệp gốc.',
  'too-large': 'Tệp quá lớn. Hãy chia thành nhiều danh sách nhỏ hơn.',
  'packed-otherwise': 'Chỉ đọc được tệp nén .zip. Hãy giải nén tệp .rar, .7z này rồi gửi các tệp Excel.',
  'zip-in-zip': 'Trong tệp .zip còn một tệp nén khác. Hãy giải nén rồi gửi lại.',
  'no-list-in-zip': 'Trong tệp .zip không có danh sách nào.',
  'secret-marked':
    'Tài liệu đóng dấu mật, không được đưa vào hệ thống này. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.',
  'other-province': 'Tiêu đề cho biết đây là danh sách của tỉnh khác. Hãy gửi danh sách này về đúng tỉnh.',
  'no-header': 'Không tìm thấy dòng tiêu đề trong 12 dòng đầu.',
  'two-tables': 'Hai bảng nằm cạnh nhau trên một trang. Hãy chuyển bảng bên phải xuống dưới bảng bên trái.',
  'no-rows': 'Không có dòng nào dưới tiêu đề.',
  'columns-missing': 'Thiếu cột bắt buộc.',
  'as-of-in-future': 'Ngày số liệu muộn hơn hôm nay.',
  'hamlets-changed': 'Danh mục thôn, ấp đã thay đổi từ khi đọc danh sách. Hãy đọc lại.',
  'file-gone': 'Tệp đã được xóa sau 30 ngày. Hãy gửi lại danh sách.',
  internal: 'Có lỗi bên trong; chưa có dòng nào được ghi. Hãy thử lại.',
} satisfies Record<Refusal, string>

/** What is worth saying of a file and refuses nothing. */
const notes = {
  'macros-ignored': 'Tệp có macro; macro không được chạy.',
  'external-links-ignored': 'Tệp có liên kết đến tệp khác; chỉ đọc giá trị đã lưu, không mở liên kết.',
  'formula-without-value':
    'Có ô công thức chưa có kết quả; các ô đó coi như trống. Hãy mở bằng Excel, lưu rồi gửi lại.',
  'files-ignored': 'Trong tệp .zip có tệp không phải danh sách; các tệp đó được bỏ qua.',
  'not-unicode': 'Chữ trong tệp không phải Unicode, được chuyển mã theo từng cột. Hãy xem kỹ chữ có dấu.',
}

export const importWords = defineWords({
  vi: {
    kinds,
    refusals,
    notes,
    rejectsFile: 'dòng trả lại',
    rejectsSheet: 'Dòng trả lại',
    rejectsReason: 'Lý do trả lại',
    rowNumber: (row: number) => `Dòng ${row}`,
  },
  en: {
    kinds: {
      register: 'Register of residents',
      'gap:card': 'Still without a card',
      'gap:hard-to-reach': 'On the move or hard to reach for a card dossier',
      'gap:eid': 'Still without an e-identity dossier',
      'gap:activation': 'E-identity not activated yet',
      'authority:card-collected': 'Card dossiers collected',
      'authority:card': 'Cards issued',
      'authority:eid-collected': 'E-identity dossiers collected',
      'authority:eid-approved': 'E-identity dossiers approved',
      'authority:eid-rejected': 'E-identity dossiers rejected',
      'authority:eid-activated': 'E-identity accounts activated',
      'carrier:sim': 'Carrier: SIMs in the owner’s name',
      'carrier:signature': 'Carrier: digital signatures',
      'carrier:device': 'Carrier: kind of telephone in use',
    },
    refusals: {
      'wrong-file-type': 'This file is not a list. Send .xlsx, .xls, .ods, .csv or a .zip of these.',
      'pdf-not-list':
        'This is a PDF, which cannot be read as a list. Ask for the Excel file it was made from.',
      'image-not-list': 'This is a picture, which cannot be read as a list. Ask for the Excel file.',
      'document-not-list':
        'This is a text document or slides, not a workbook. Copy the table into Excel and save it as .xlsx.',
      'html-not-excel':
        'This is a web page renamed to Excel, without a table to read. Open it in Excel and save it as .xlsx.',
      'xml-spreadsheet': 'This is a workbook in XML (Excel 2003). Open it in Excel and save it as .xlsx.',
      'binary-excel': 'This is a binary Excel file (.xlsb). Open it in Excel and save it as .xlsx.',
      'old-excel': 'This file was made by Excel 4 or older. Open it in Excel and save it as .xlsx.',
      'password-protected': 'The file has a password. Remove it and send the file again.',
      'empty-file': 'The file is empty.',
      'damaged-file': 'The file is damaged or cut short. Send the original again.',
      'too-large': 'The file is too large. Split it into smaller lists.',
      'packed-otherwise': 'Only .zip is read. Unpack this .rar or .7z and send the Excel files.',
      'zip-in-zip': 'The .zip holds another packed file. Unpack it and send the files again.',
      'no-list-in-zip': 'The .zip holds no list.',
      'secret-marked':
        'The document is stamped as secret and must not enter this system. Handle it as the law on state secrets says.',
      'other-province': 'By its titles this list is of another province. Send it there.',
      'no-header': 'No heading row in the first 12 rows.',
      'two-tables': 'Two tables stand side by side. Move the right one beneath the left one.',
      'no-rows': 'There is no row beneath the headings.',
      'columns-missing': 'A required column is missing.',
      'as-of-in-future': 'The as-of date is later than today.',
      'hamlets-changed': 'The hamlets have changed since the list was read. Read it again.',
      'file-gone': 'The file was removed after 30 days. Send the list again.',
      internal: 'An internal error; no row was written. Try again.',
    },
    notes: {
      'macros-ignored': 'The file has macros; they are not run.',
      'external-links-ignored':
        'The file links to other files; stored values are read, links are not opened.',
      'formula-without-value':
        'Some formulas have no stored result; those cells count as empty. Open the file in Excel, save it and send it again.',
      'files-ignored': 'The .zip also holds files that are no lists; they were left out.',
      'not-unicode':
        'The text in the file is not Unicode; it is converted column by column. Look closely at the accents.',
    },
    rejectsFile: 'returned rows',
    rejectsSheet: 'Returned rows',
    rejectsReason: 'Reason for return',
    rowNumber: (row: number) => `Row ${row}`,
  },
})
