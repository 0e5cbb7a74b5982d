// Why a fact of a visit was not recorded, and what to do about it: one pair of phrases for each code of a receipt.

import type { FactRefusal } from '#domain/decide'
import { defineWords, type Language } from './words.ts'

/** Also what is refused before the ledger is asked. */
type ReceiptRefusal =
  | FactRefusal
  | 'person-unknown'
  | 'not-assigned'
  | 'read-only-elsewhere'
  | 'nothing-missing'
  | 'correction-unknown'

type Said = { readonly why: string; readonly next: string }

const again = 'Hãy tải lại trang rồi ghi lại.'
const vi = {
  'effective-after-known': {
    why: 'Giờ của lượt đến muộn hơn lúc nhận được.',
    next: 'Hãy chỉnh lại đồng hồ của máy rồi ghi lại.',
  },
  'day-unreadable': { why: 'Ngày hẹn không đúng.', next: 'Hãy chọn lại ngày hẹn.' },
  'born-after-the-day': {
    why: 'Ngày sinh sau ngày của danh sách.',
    next: 'Hãy báo công an xã kiểm tra dữ liệu.',
  },
  'not-theirs-to-confirm': {
    why: 'Lượt đến chỉ báo đã làm, không xác nhận được.',
    next: 'Hãy chờ danh sách của Công an hoặc nhà mạng.',
  },
  'approved-by-requester': { why: 'Người duyệt trùng người đề nghị.', next: 'Hãy nhờ người khác duyệt.' },
  'evidence-missing': { why: 'Thiếu căn cứ.', next: 'Hãy ghi căn cứ rồi gửi lại.' },
  'not-an-exemption': { why: 'Lý do này không phải lý do miễn.', next: 'Hãy ghi là lý do chưa làm được.' },
  'exemption-over': { why: 'Thời hạn miễn đã qua.', next: 'Hãy chọn thời hạn khác.' },
  'no-exemption': { why: 'Không có miễn nào đang có hiệu lực.', next: again },
  'nothing-to-dispute': { why: 'Việc này chưa được báo nên không có gì phải xác minh lại.', next: again },
  'no-dispute': { why: 'Không có yêu cầu xác minh nào đang mở.', next: again },
  'no-residence': { why: 'Người này không có nơi cư trú đó.', next: again },
  'nobody-met': {
    why: 'Không gặp ai thì không thể có việc đã xong.',
    next: 'Hãy chọn lại gặp ai, hoặc bỏ việc đã xong.',
  },
  'done-and-not-done': {
    why: 'Một việc vừa ghi đã xong vừa ghi chưa làm được.',
    next: 'Hãy chọn một trong hai.',
  },
  'reason-not-there': { why: 'Lý do này không dùng cho việc đó.', next: 'Hãy chọn lý do khác.' },
  'promise-over': { why: 'Ngày hẹn đã qua.', next: 'Hãy chọn ngày hẹn từ hôm nay trở đi.' },
  'sheet-unsigned': {
    why: 'Phiếu giấy thiếu số phiếu, người đi hoặc người nhập.',
    next: 'Hãy quét lại mã của phiếu rồi nhập lại.',
  },
  'person-unknown': {
    why: 'Không tìm thấy người này trong phần việc của bạn; có thể đã chuyển đi hoặc giao cho tổ khác.',
    next: 'Hãy báo tổ trưởng kiểm tra phần giao việc.',
  },
  'not-assigned': {
    why: 'Vào ngày của lượt đến, người này không được giao cho bạn hay tổ của bạn.',
    next: 'Hãy báo tổ trưởng kiểm tra phần giao việc; lượt đến vẫn nằm trên máy của bạn.',
  },
  'read-only-elsewhere': {
    why: 'Người này thường trú ở đây nhưng đang sinh sống nơi khác.',
    next: 'Việc này thuộc về xã nơi người ấy đang ở.',
  },
  'nothing-missing': { why: 'Người này không còn việc nào phải đến nhà.', next: 'Không cần ghi gì thêm.' },
  'correction-unknown': {
    why: 'Lượt được ghi lại không còn, hoặc do người khác ghi.',
    next: 'Hãy tải lại trang; nếu cần, nhờ công an xã ghi lại.',
  },
} satisfies Record<ReceiptRefusal, Said>

const reload = 'Load the page again and record it anew.'
export const visitRefusalWords = defineWords({
  vi: { ...vi, unknown: { why: 'Máy chủ từ chối vì lý do chưa rõ.', next: again } },
  en: {
    'effective-after-known': {
      why: 'The visit is later than its receipt.',
      next: 'Set the clock of the device right and record it again.',
    },
    'day-unreadable': { why: 'The promised day is not a day.', next: 'Choose the day again.' },
    'born-after-the-day': {
      why: 'Born after the day of the list.',
      next: 'Ask the commune police to check.',
    },
    'not-theirs-to-confirm': {
      why: 'A visit reports and cannot confirm.',
      next: 'Wait for the list of the police or the carrier.',
    },
    'approved-by-requester': {
      why: 'Asked for and approved by the same person.',
      next: 'Ask somebody else.',
    },
    'evidence-missing': { why: 'The evidence is missing.', next: 'Write it down and send it again.' },
    'not-an-exemption': {
      why: 'This is no reason for an exemption.',
      next: 'Record it as why something could not be done.',
    },
    'exemption-over': { why: 'The exemption would be over.', next: 'Choose another end.' },
    'no-exemption': { why: 'No exemption holds.', next: reload },
    'nothing-to-dispute': { why: 'It was not reported, so there is nothing to verify.', next: reload },
    'no-dispute': { why: 'Nothing is being verified.', next: reload },
    'no-residence': { why: 'The person has no such residence.', next: reload },
    'nobody-met': {
      why: 'Where nobody was met nothing can have been done.',
      next: 'Choose who was met, or take back what was done.',
    },
    'done-and-not-done': { why: 'Said to be done and not done.', next: 'Choose one of the two.' },
    'reason-not-there': { why: 'This reason does not fit that item.', next: 'Choose another reason.' },
    'promise-over': { why: 'The promised day is over.', next: 'Choose today or a later day.' },
    'sheet-unsigned': {
      why: 'The sheet lacks its number, its walker or its clerk.',
      next: 'Scan the code of the sheet and key it in again.',
    },
    'person-unknown': {
      why: 'Not found in what you were given: perhaps moved away, or given to another team.',
      next: 'Ask the head of your team to check.',
    },
    'not-assigned': {
      why: 'On the day of the visit this person was not given to you or your team.',
      next: 'Ask the head of your team to check what is given to whom; the visit stays on your phone.',
    },
    'read-only-elsewhere': {
      why: 'Registered here and living elsewhere.',
      next: 'It is for the commune where the person lives.',
    },
    'nothing-missing': { why: 'Nothing is left for a visit.', next: 'Nothing needs to be recorded.' },
    'correction-unknown': {
      why: 'The visit to be said again is gone, or somebody else recorded it.',
      next: 'Load the page again; if need be, ask the commune police to say it again.',
    },
    unknown: { why: 'Refused by the server for a reason not known here.', next: reload },
  },
})

/** A code that is newer than this page is said to be unknown. */
export const refusalPhrases = (code: string | null, language: Language): Said => {
  const words = visitRefusalWords[language]
  return isKnown(code) ? words[code] : words.unknown
}

const isKnown = (code: string | null): code is ReceiptRefusal => code !== null && Object.hasOwn(vi, code)
