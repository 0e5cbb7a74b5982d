// What the phone says when the code of an identity card is scanned: whom it speaks of, and that it proves nothing.

import type { CardProblem } from '#domain/card-qr'
import { defineWords } from './words.ts'

const problems = {
  'card-foreign': 'Đây không phải mã của thẻ căn cước.',
  'card-fields-few': 'Mã này của loại thẻ khác, máy chưa đọc được.',
  'card-order': 'Mã không theo mẫu của thẻ căn cước gắn chíp.',
  'card-number': 'Số trong mã không đúng cách viết.',
  'card-old-number': 'Số cũ trong mã không đúng cách viết.',
  'card-name': 'Tên trong mã không đọc được.',
  'card-birth': 'Ngày sinh trong mã không đọc được.',
  'card-sex': 'Giới tính trong mã không đọc được.',
  'card-address': 'Địa chỉ trong mã bị thiếu.',
  'card-issued': 'Ngày cấp trong mã không đọc được.',
} satisfies Record<CardProblem, string>

export const fieldScanWords = defineWords({
  vi: {
    problems,
    title: 'Quét thẻ căn cước',
    aim: 'Đưa mã QR ở góc thẻ vào khung.',
    proves: 'Mã này chỉ giúp đỡ phải gõ; nó không chứng minh thẻ là thật hay người là ai.',
    again: 'Quét thẻ khác',
    found: (name: string) => `Tìm thấy: ${name}`,
    several: (count: string) => `${count} người khớp; hãy chọn đúng người`,
    none: 'Không có người này trên máy',
    noneNext:
      'Có thể được giao cho tổ khác, hoặc tên, ngày sinh trong danh sách viết khác. Hãy tìm bằng tên.',
    near: 'Có thể là người này (ngày sinh trong danh sách khác trên thẻ):',
    onCard: (name: string, birth: string, masked: string) => `Trên thẻ: ${name}, sinh ${birth}, số ${masked}`,
    open: 'Mở nhà này',
    otherNumber: 'Hai số cuối trong danh sách khác trên thẻ. Hãy báo công an xã xem lại.',
    attach: 'Gửi kèm số trên thẻ',
    attachWhat: (masked: string) =>
      `Danh sách chưa có số của người này. Số ${masked} được niêm phong ngay và gửi cùng lượt đến; máy này không giữ số đầy đủ.`,
    attached: 'Số đã được niêm phong; sẽ gửi khi bạn lưu lượt đến.',
    opening: 'Đang mở máy ảnh…',
  },
  en: {
    problems: {
      'card-foreign': 'This is not the code of an identity card.',
      'card-fields-few': 'The code of another kind of card, which cannot be read yet.',
      'card-order': 'The code is not laid out like that of the chip card.',
      'card-number': 'The number in the code is not written as a number is.',
      'card-old-number': 'The old number in the code is not written as it should be.',
      'card-name': 'The name in the code cannot be read.',
      'card-birth': 'The date of birth in the code cannot be read.',
      'card-sex': 'The sex in the code cannot be read.',
      'card-address': 'The address in the code is missing.',
      'card-issued': 'The day of issue in the code cannot be read.',
    },
    title: 'Scan an identity card',
    aim: 'Bring the QR code in the corner of the card into the frame.',
    proves: 'The code only saves typing; it proves neither that the card is real nor who somebody is.',
    again: 'Scan another card',
    found: (name) => `Found: ${name}`,
    several: (count) => `${count} people fit; choose the right one`,
    none: 'This person is not on the phone',
    noneNext: 'Perhaps given to another team, or written otherwise in the list. Search by name.',
    near: 'Perhaps this one (another date of birth in the list than on the card):',
    onCard: (name, birth, masked) => `On the card: ${name}, born ${birth}, no. ${masked}`,
    open: 'Open the household',
    otherNumber: 'The last two digits in the list differ from the card. Tell the commune police.',
    attach: 'Send the number along',
    attachWhat: (masked) =>
      `The list has no number of this person. ${masked} is sealed at once and sent with the visit; the phone keeps no whole number.`,
    attached: 'The number is sealed and will be sent when you save the visit.',
    opening: 'Opening the camera…',
  },
})
