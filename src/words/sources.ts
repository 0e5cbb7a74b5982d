// Why a milestone stands as it does: who said what of it, what counts and why. Names of sources and lists are in targets.ts and
// people.ts; the rule itself is docs/guides/sources.md.
import type { CountingWhy, Saying } from '#domain/sources'
import { defineWords } from './words.ts'

const says = {
  done: 'xác nhận đã xong',
  reported: 'báo đã xong',
  lacking: 'ghi còn thiếu',
  rejected: 'ghi không đạt',
  doubted: 'yêu cầu xác minh lại',
  wrong: 'xác minh: thông tin cũ sai',
  right: 'xác minh: thông tin cũ đúng',
  exempt: 'cho miễn',
  'exempt-no-more': 'cho thôi miễn',
} satisfies Record<Saying, string>

const why = {
  stands: 'đang tính theo nguồn này',
  disputes: 'vì vậy phải xác minh lại',
  rejects: 'vì vậy ghi là bị từ chối',
  exempts: 'vì vậy được miễn',
  answers: 'trả lời danh sách ghi còn thiếu trước đó',
  checked: 'đã kiểm tra, giữ như đã ghi',
  repeated: 'không thêm gì vào điều đã tính',
  confirmed: 'nay tính theo danh sách xác nhận',
  answered: 'không tính: cùng ngày hoặc về sau đã có nguồn ghi là xong',
  'in-doubt': 'chưa tính: đang xác minh theo một yêu cầu khác',
  overtaken: 'không tính nữa: về sau có nguồn ghi khác',
  settled: 'đã xác minh xong',
  over: 'đã hết hiệu lực',
  corrected: 'không tính: đã ghi lại',
  withdrawn: 'không tính: danh sách đã được rút lại',
} satisfies Record<CountingWhy, string>

export const sourceWords = defineWords({
  vi: {
    ask: 'Vì sao?',
    askOf: (milestone: string) => `Vì sao? ${milestone}`,
    title: 'Các nguồn nói gì, mới nhất ở trên',
    says,
    why,
    because: (saying: string, reason: string) => `${saying}: ${reason}`,
    result: (state: string) => `Đang tính là: ${state}`,
    rule: 'Danh sách xác nhận của Công an, nhà mạng đứng trên báo cáo của cơ sở. Danh sách ghi còn thiếu không xóa điều đã ghi: nếu mới hơn thì phải xác minh lại, cho đến khi có nguồn cùng ngày hoặc về sau ghi là xong.',
  },
  en: {
    ask: 'Why?',
    askOf: (milestone) => `Why? ${milestone}`,
    title: 'What each source says, newest first',
    says: {
      done: 'confirms that it is done',
      reported: 'reports that it is done',
      lacking: 'says it is still lacking',
      rejected: 'rejects it',
      doubted: 'asks to verify it again',
      wrong: 'looked into: what was known was wrong',
      right: 'looked into: what was known was right',
      exempt: 'exempts from it',
      'exempt-no-more': 'ends the exemption',
    },
    why: {
      stands: 'this is what counts',
      disputes: 'so it has to be verified again',
      rejects: 'so it counts as rejected',
      exempts: 'so it counts as exempt',
      answers: 'answers the list that said it was lacking',
      checked: 'looked into and kept as recorded',
      repeated: 'adds nothing to what counts already',
      confirmed: 'a list confirms it by now, which counts',
      answered: 'does not count: that day or later somebody says it is done',
      'in-doubt': 'does not count yet: it is being verified for another reason',
      overtaken: 'counts no more: a later source says otherwise',
      settled: 'has been looked into',
      over: 'is over',
      corrected: 'does not count: it was said again',
      withdrawn: 'does not count: the list was withdrawn',
    },
    because: (saying, reason) => `${saying}: ${reason}`,
    result: (state) => `So it counts as: ${state}`,
    rule: 'A confirming list of the police or a carrier stands above a report from the field. A list that says something is lacking takes nothing back: if it is newer, it has to be verified again until a source of that day or a later one says that it is done.',
  },
})
