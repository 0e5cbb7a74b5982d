// Who sends lists of a unit, and how many of their rows went back.
import { defineWords } from './words.ts'

export const senderWords = defineWords({
  vi: {
    tab: 'Nơi gửi',
    title: 'Nơi gửi danh sách',
    lead: 'Ai gửi danh sách của đơn vị, và bao nhiêu dòng phải trả lại. Đếm cả danh sách đã thu hồi.',
    sender: 'Nơi gửi',
    unknown: 'không ghi nơi gửi',
    unit: 'Đơn vị',
    lists: 'Danh sách nhận',
    refused: 'Tệp không nhận',
    rows: 'Số dòng',
    returned: 'Trả lại',
    share: 'Tỷ lệ trả lại',
    lastAsOf: 'Số liệu mới nhất',
    none: 'Chưa có ai gửi danh sách của đơn vị này.',
    noneNext: 'Đưa danh sách vào và ghi nơi gửi; tỷ lệ dòng trả lại của từng nơi sẽ hiện ở đây.',
    notZero: 'Nơi chưa gửi danh sách nào không có trong bảng: chưa gửi không phải là 0.',
  },
  en: {
    tab: 'Senders',
    title: 'Senders of lists',
    lead: 'Who sends lists of the unit, and how many rows went back. Lists that were taken back count too.',
    sender: 'Sender',
    unknown: 'sender not named',
    unit: 'Unit',
    lists: 'Lists taken in',
    refused: 'Files refused',
    rows: 'Rows',
    returned: 'Returned',
    share: 'Share returned',
    lastAsOf: 'Latest as of',
    none: 'Nobody has sent a list of this unit yet.',
    noneNext: 'Bring a list in and name its sender; the share of rows that went back will stand here.',
    notZero: 'Whoever has sent nothing does not stand here: not sent is not zero.',
  },
})
