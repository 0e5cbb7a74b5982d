// A list is taken back: what that does, why it is done, what it did. It must not sound like deleting: nothing is erased.
import { defineWords } from './words.ts'

export const withdrawalWords = defineWords({
  vi: {
    act: 'Thu hồi danh sách',
    ask: 'Thu hồi danh sách này?',
    means: [
      'Những gì danh sách này đã ghi sẽ không được tính nữa; số liệu trở lại như khi chưa có danh sách.',
      'Người chỉ có trong danh sách này sẽ không còn trong hệ thống, trừ người về sau đã được ghi thêm điều gì.',
      'Không có gì bị xóa: danh sách, lý do và người thu hồi vẫn được lưu.',
    ].join('|'),
    why: 'Lý do thu hồi',
    whyHint: 'Ví dụ: gửi nhầm danh sách của xã khác.',
    whyShort: 'Hãy ghi lý do, ít nhất 3 chữ.',
    keep: 'Để nguyên',
    failed: 'Chưa thu hồi được. Danh sách vẫn được tính như trước.',
    goesOn: 'Có thể rời trang này: việc thu hồi vẫn chạy tiếp.',
    done: 'Danh sách đã được thu hồi',
    doneWhy: (why: string) => `Lý do: ${why}`,
    changed: 'Trở lại như trước',
    gone: 'Không còn trong hệ thống',
    kept: 'Giữ lại vì về sau có ghi thêm',
    had: 'Danh sách đã ghi gì trước khi thu hồi',
  },
  en: {
    act: 'Take the list back',
    ask: 'Take this list back?',
    means: [
      'What this list said counts no more; the figures are as if it had never been.',
      'Whoever stands on this list alone is no longer known, except where something was recorded of them since.',
      'Nothing is erased: the list, the reason and who took it back are kept.',
    ].join('|'),
    why: 'Why it is taken back',
    whyHint: 'For example: the list of another commune was sent by mistake.',
    whyShort: 'Say why, in three letters at least.',
    keep: 'Leave it',
    failed: 'It could not be taken back. The list counts as before.',
    goesOn: 'You may leave this page: it goes on.',
    done: 'The list was taken back',
    doneWhy: (why) => `Why: ${why}`,
    changed: 'As before',
    gone: 'No longer known',
    kept: 'Kept for what was recorded since',
    had: 'What the list had done before',
  },
})
