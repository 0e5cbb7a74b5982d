// Words of the weekly list that the police of the demonstration send: titles, headings and what stands beneath the people.
import { defineWords } from './words.ts'

export const demoListWords = defineWords({
  vi: {
    police: (commune: string) => `Công an ${commune}`,
    fileName: (day: string) => `Chưa kích hoạt ${day}.xlsx`,
    title: 'DANH SÁCH CÔNG DÂN CHƯA KÍCH HOẠT ĐỊNH DANH ĐIỆN TỬ',
    asOf: (day: string) => `(Số liệu tính đến ngày ${day})`,
    sheet: 'Danh sách',
    headings: { serial: 'STT', name: 'Họ và tên', birth: 'Ngày sinh', household: 'Số hộ', note: 'Ghi chú' },
    unknownPerson: 'Nguyễn Văn Không Có',
    total: (people: string) => `Tổng cộng: ${people} người`,
    writer: 'NGƯỜI LẬP BIỂU',
    chief: 'TRƯỞNG CÔNG AN',
  },
  en: {
    police: (commune) => `Police of ${commune}`,
    fileName: (day) => `Not activated ${day}.xlsx`,
    title: 'CITIZENS WHOSE E-IDENTITY IS NOT ACTIVATED',
    asOf: (day) => `(As of ${day})`,
    sheet: 'List',
    headings: {
      serial: 'No.',
      name: 'Full name',
      birth: 'Date of birth',
      household: 'Household',
      note: 'Note',
    },
    unknownPerson: 'Nobody At All',
    total: (people) => `Total: ${people} people`,
    writer: 'WRITTEN BY',
    chief: 'CHIEF OF POLICE',
  },
})
