// The groups of people by which a wave is judged: their names, what each means, and what a step still lacks of them. Which rule a
// step has stands in domain/waves.ts.

import type { WaveGroup } from '#domain/wave-figures'
import type { WaveObstacle } from '#domain/waves'
import { defineWords } from './words.ts'

const groups = {
  people: 'Đang sinh sống',
  visited: 'Đã đến nhà',
  unvisited: 'Chưa đến lần nào',
  missing: 'Còn việc phải làm',
  unknown: 'Chưa rõ tình trạng',
  to_visit: 'Còn việc, chưa đến lần nào',
  with_reason: 'Đã đến, còn vướng có lý do',
  without_reason: 'Đã đến, chưa ghi lý do',
  untried: 'Còn phải đến lại',
  owned: 'Có người phụ trách',
  unowned: 'Chưa ai phụ trách',
  promised: 'Hẹn ngày khác',
  promise_due: 'Đã đến hẹn',
  handed_over: 'Đang bàn giao',
  disputed: 'Đang xác minh lại',
  returned: 'Bị trả lại',
  unconfirmed: 'Chờ danh sách xác nhận',
} satisfies Record<WaveGroup, string>

const about = {
  people: 'Mọi người đang có mặt, cả người chưa đủ tuổi.',
  visited: 'Đã có ít nhất một lượt đến nhà được ghi.',
  unvisited: 'Chưa có lượt đến nhà nào được ghi.',
  missing: 'Còn thiếu mục mà một lượt đến nhà, tổ thu nhận hoặc nhà mạng làm được.',
  unknown: 'Chưa danh sách hay lượt đến nhà nào nói tới việc phải làm tiếp.',
  to_visit: 'Còn thiếu mục phải làm và chưa ai đến nhà.',
  with_reason: 'Đã đến, việc tiếp theo còn vướng và đã ghi vì sao.',
  without_reason: 'Đã đến, việc tiếp theo còn đó mà chưa ghi vì sao.',
  untried: 'Lý do còn vướng cho phép đến lại, mới đến chưa đủ ba lần.',
  owned: 'Còn việc và đã có tổ hoặc người chịu trách nhiệm chính.',
  unowned: 'Còn việc mà chưa giao ai chịu trách nhiệm chính.',
  promised: 'Người dân hẹn quay lại vào một ngày chưa tới.',
  promise_due: 'Ngày hẹn đã tới mà chưa ai quay lại.',
  handed_over: 'Đã bàn giao cho tổ khác, chưa xong và chưa trả lại.',
  disputed: 'Có mục đang được yêu cầu xác minh lại.',
  returned: 'Có mục bị danh sách từ chối, hoặc việc phải làm bị tổ nhận bàn giao trả lại.',
  unconfirmed: 'Có mục đã báo, chưa danh sách nào xác nhận.',
} satisfies Record<WaveGroup, string>

type Counted = (count: string) => string

const lacks = {
  unowned: (count: string) => `${count} người còn việc chưa ai phụ trách`,
  to_visit: (count: string) => `${count} người còn việc chưa đến lần nào`,
  without_reason: (count: string) => `${count} người đã đến mà chưa ghi vì sao còn vướng`,
  promise_due: (count: string) => `${count} người đã đến hẹn mà chưa quay lại`,
  disputed: (count: string) => `${count} người đang phải xác minh lại`,
  unconfirmed: (count: string) => `${count} người đã báo, chờ danh sách xác nhận`,
  untried: (count: string) => `${count} người còn đến lại được, chưa đủ ba lần`,
  promised: (count: string) => `${count} người hẹn một ngày chưa tới`,
  handed_over: (count: string) => `${count} người đang bàn giao cho tổ khác`,
} satisfies Record<WaveObstacle, Counted>

export const waveGroupWords = defineWords({
  vi: { groups, about, lacks },
  en: {
    groups: {
      people: 'Present',
      visited: 'Visited',
      unvisited: 'Never visited',
      missing: 'Something to be done',
      unknown: 'Not known how they stand',
      to_visit: 'To be done, never visited',
      with_reason: 'Visited, open with a reason',
      without_reason: 'Visited, no reason given',
      untried: 'To be visited again',
      owned: 'In somebody’s hands',
      unowned: 'In nobody’s hands',
      promised: 'Promised for later',
      promise_due: 'Promise has come',
      handed_over: 'Handed over',
      disputed: 'Disputed',
      returned: 'Returned',
      unconfirmed: 'Waits for a list',
    },
    about: {
      people: 'Everyone present, also who is under age.',
      visited: 'At least one visit was recorded.',
      unvisited: 'No visit was recorded.',
      missing: 'Lacks something that a visit, a collection team or a carrier can do.',
      unknown: 'Neither a list nor a visit has spoken of what is to be done next.',
      to_visit: 'Lacks something, and nobody has come yet.',
      with_reason: 'Visited; what is next is still open, and it was said why.',
      without_reason: 'Visited; what is next is still open, and nobody said why.',
      untried: 'The reason lets somebody come again, and fewer than three have.',
      owned: 'Lacks something, and a team or somebody is accountable.',
      unowned: 'Lacks something, and nobody is accountable.',
      promised: 'Asked the team to come again on a day still ahead.',
      promise_due: 'The promised day has come and nobody has been there again.',
      handed_over: 'Another team was asked for it, and has neither finished nor given it back.',
      disputed: 'Something is to be verified again.',
      returned: 'A list has refused something, or a team has given back what is to be done.',
      unconfirmed: 'Something is reported and no list has confirmed it.',
    },
    lacks: {
      unowned: (count) => `${count} with something to be done are in nobody’s hands`,
      to_visit: (count) => `${count} with something to be done were never visited`,
      without_reason: (count) => `${count} were visited and nobody said why it is open`,
      promise_due: (count) => `${count} were promised a visit by now`,
      disputed: (count) => `${count} are to be verified again`,
      unconfirmed: (count) => `${count} are reported and wait for a list`,
      untried: (count) => `${count} can be visited again, fewer than three times so far`,
      promised: (count) => `${count} are promised a day still ahead`,
      handed_over: (count) => `${count} are in the hands of another team`,
    },
  },
})
