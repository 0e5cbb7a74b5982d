// Words of evening out the work of a team ("cân việc"): what is proposed, why, what it comes to for each member, and what people
// decide about it. Households by number; no name of a citizen.
import type { Day } from '#domain/dates'
import { defineWords, formatCount, formatDay } from './words.ts'

export const balanceWords = defineWords({
  vi: {
    title: 'Cân việc',
    about:
      'Mỗi đêm, hệ thống tính phần việc còn lại của từng thành viên và đề xuất chia lại cho đều. Chưa ai phải đổi việc cho đến khi bạn đồng ý.',
    reason: (day: Day) => `Cân việc theo đề xuất ngày ${formatDay(day)}`,
    reckon: 'Tính lại ngay',
    reckoned: (made: number) =>
      made === 0 ? 'Đã tính lại: không có đề xuất mới.' : `Đã tính lại: ${formatCount(made)} đề xuất mới.`,
    even: 'Không có đề xuất nào đang chờ',
    evenNext: 'Ở lần tính gần nhất, không tổ nào cần chia lại. Mỗi đêm hệ thống tính lại một lần.',
    waiting: 'Chờ bạn quyết định',
    decidedBefore: 'Đã quyết định',
    madeOn: (day: string) => `Đề xuất ngày ${day}`,
    why: 'Vì sao',
    whys: {
      uneven: (most: string, mostMinutes: string, least: string, leastMinutes: string) =>
        `${most} còn ${mostMinutes} việc, ${least} chỉ còn ${leastMinutes}.`,
      unshared: (doors: number) => `${formatCount(doors)} hộ của tổ chưa giao cho riêng ai.`,
      newcomer: (name: string) => `${name} chưa được giao hộ nào.`,
      hard: (name: string, people: number) =>
        `${name} có ${formatCount(people)} ca khó (từ chối, đi lại khó, thiếu giấy tờ, khác tiếng nói).`,
      missed: (name: string, calls: number) => `${name} đã ${formatCount(calls)} lần đến mà không gặp.`,
    },
    moves: 'Chuyển',
    move: (doors: number, place: string) => `${formatCount(doors)} hộ ở ${place}`,
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    nobodyAlone: 'Cả tổ',
    groupIn: (group: string, hamlet: string) => `${groupName(group)}, ${hamlet}`,
    noGroup: (hamlet: string) => `${hamlet}, chưa rõ tổ dân cư`,
    households: (numbers: string) => `Hộ số ${numbers}`,
    withoutHousehold: (people: number) => `${formatCount(people)} người chưa rõ hộ`,
    moreHouseholds: (more: number) => `và ${formatCount(more)} hộ nữa`,
    shares: 'Phần việc còn lại',
    member: 'Thành viên',
    before: 'Hiện nay',
    after: 'Sau khi chia',
    doors: (doors: number) => `${formatCount(doors)} hộ`,
    people: (people: number) => `${formatCount(people)} người`,
    hours: (minutes: number) => `${hoursOf(minutes, ',')} giờ`,
    ruleOfThumb:
      'Giờ là ước lượng để so sánh các phần việc: số việc còn lại, số lần đến không gặp, ca khó, số lực lượng phải đi cùng và quãng đường giữa các nhà. Giờ không dùng để chấm công.',
    acceptAll: 'Đồng ý tất cả',
    acceptSome: (moves: number, all: number) => `Đồng ý ${formatCount(moves)}/${formatCount(all)} mục`,
    reject: 'Giữ như hiện nay',
    undo: 'Hoàn tác',
    cannotUndo: 'Đã có quyết định phân công khác sau đó nên không hoàn tác được nữa.',
    accepted: (people: number) => `Đã chia lại: ${formatCount(people)} người có người phụ trách mới.`,
    leftOut: (doors: number) =>
      `${formatCount(doors)} hộ đã đổi người phụ trách từ trước nên được giữ nguyên.`,
    rejected: 'Đã giữ như hiện nay. Đề xuất này sẽ không lặp lại.',
    undone: (people: number) => `Đã hoàn tác: ${formatCount(people)} người trở về người phụ trách cũ.`,
    states: {
      open: 'Chờ quyết định',
      accepted: 'Đã đồng ý',
      rejected: 'Đã giữ như cũ',
      undone: 'Đã hoàn tác',
    },
    decidedLine: (state: string, by: string, day: string) => `${state}: ${by}, ${day}`,
    somebody: 'một tài khoản đã ngừng',
    takenSome: (taken: number, all: number) => `${formatCount(taken)}/${formatCount(all)} mục`,
    whichCommune: 'Chọn một xã để xem và quyết định.',
    waitingIn: (open: number) => `${formatCount(open)} đề xuất chờ quyết định`,
    onlyRead: 'Bạn xem được đề xuất; lãnh đạo xã hoặc công an xã quyết định.',
  },
  en: {
    title: 'Balance of work',
    about:
      'Every night the work that each member has left is reckoned, and a more even division is proposed. Nothing changes hands until you agree.',
    reason: (day: Day) => `Balanced as proposed on ${formatDay(day, 'en')}`,
    reckon: 'Reckon again now',
    reckoned: (made: number) =>
      made === 0 ? 'Reckoned again: nothing new.' : `Reckoned again: ${formatCount(made, 'en')} new.`,
    even: 'Nothing is waiting',
    evenNext: 'When it was last reckoned, no team needed another division. It is reckoned every night.',
    waiting: 'Waiting for your decision',
    decidedBefore: 'Decided',
    madeOn: (day: string) => `Proposed on ${day}`,
    why: 'Why',
    whys: {
      uneven: (most: string, mostMinutes: string, least: string, leastMinutes: string) =>
        `${most} has ${mostMinutes} of work left, ${least} only ${leastMinutes}.`,
      unshared: (doors: number) => `${formatCount(doors, 'en')} households of the team are nobody’s own.`,
      newcomer: (name: string) => `${name} has no household yet.`,
      hard: (name: string, people: number) =>
        `${name} has ${formatCount(people, 'en')} hard cases (refusals, housebound, papers missing, another language).`,
      missed: (name: string, calls: number) => `${name} met nobody ${formatCount(calls, 'en')} times.`,
    },
    moves: 'Moves',
    move: (doors: number, place: string) => `${formatCount(doors, 'en')} households in ${place}`,
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    nobodyAlone: 'The whole team',
    groupIn: (group: string, hamlet: string) => `${groupName(group)}, ${hamlet}`,
    noGroup: (hamlet: string) => `${hamlet}, group not known`,
    households: (numbers: string) => `Households ${numbers}`,
    withoutHousehold: (people: number) => `${formatCount(people, 'en')} people without a household`,
    moreHouseholds: (more: number) => `and ${formatCount(more, 'en')} more`,
    shares: 'Work left',
    member: 'Member',
    before: 'Now',
    after: 'Afterwards',
    doors: (doors: number) => `${formatCount(doors, 'en')} households`,
    people: (people: number) => `${formatCount(people, 'en')} people`,
    hours: (minutes: number) => `${hoursOf(minutes, '.')} h`,
    ruleOfThumb:
      'Hours are an estimate to compare shares: what is left, calls that met nobody, hard cases, forces that have to come along, and the way between houses. Nobody is paid or judged by them.',
    acceptAll: 'Accept all',
    acceptSome: (moves: number, all: number) =>
      `Accept ${formatCount(moves, 'en')} of ${formatCount(all, 'en')}`,
    reject: 'Leave as it is',
    undo: 'Undo',
    cannotUndo: 'Another assignment was decided since, so this can no longer be undone.',
    accepted: (people: number) =>
      `Divided anew: ${formatCount(people, 'en')} people have somebody else to look after them.`,
    leftOut: (doors: number) =>
      `${formatCount(doors, 'en')} households had changed hands before and were left.`,
    rejected: 'Left as it is. This is not proposed again.',
    undone: (people: number) => `Undone: ${formatCount(people, 'en')} people are back with whom they were.`,
    states: { open: 'Waiting', accepted: 'Accepted', rejected: 'Left as it was', undone: 'Undone' },
    decidedLine: (state: string, by: string, day: string) => `${state}: ${by}, ${day}`,
    somebody: 'an account that has ended',
    takenSome: (taken: number, all: number) =>
      `${formatCount(taken, 'en')} of ${formatCount(all, 'en')} moves`,
    whichCommune: 'Choose a commune to read and decide.',
    waitingIn: (open: number) => `${formatCount(open, 'en')} waiting`,
    onlyRead: 'You may read proposals; the commune’s leader or police decide.',
  },
})

/** Registers write "Tổ 3" or only "3". */
const groupName = (group: string): string => (/^\d/.test(group) ? `Tổ ${group}` : group)

const hoursOf = (minutes: number, point: string): string => {
  const tenths = Math.round(minutes / 6)
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}${point}${tenths % 10}`
}
