// What is to be done next for a person: actions by milestone, who acts, why, why a case is still open and what that asks for, and
// how much a visit is worth. Milestones are named in targets.ts.

import type { Milestone } from '#domain/milestones'
import type { Action, ActionKind, Actor, Why } from '#domain/next-action'
import type { OpenCaseReason, Remedy } from '#domain/open-case-reasons'
import type { DeviceOwner } from '#domain/visit'
import type { DeadlineCode, HomeCode, ValueCode } from '#domain/visit-priority'
import { defineWords, type Language } from './words.ts'

const todo = {
  card_collected: 'Thu nhận hồ sơ cấp thẻ căn cước',
  card: 'Chờ Công an cấp và trả thẻ',
  sim_own_name: 'Chuẩn hóa SIM chính chủ',
  eid_collected: 'Thu nhận hồ sơ định danh mức 2',
  eid_approved: 'Chờ Công an duyệt hồ sơ định danh',
  eid_activated: 'Hướng dẫn kích hoạt VNeID trên máy của chính người dân',
  smartphone_4g: 'Giới thiệu đổi sang điện thoại thông minh 4G',
  eid_used: 'Hướng dẫn dùng VNeID lần đầu',
  signature: 'Giới thiệu chữ ký số cá nhân',
} satisfies Record<Milestone, string>

const again = {
  card_collected: 'Thu nhận lại hồ sơ cấp thẻ căn cước',
  card: 'Làm lại thẻ căn cước',
  sim_own_name: 'Làm lại thông tin SIM chính chủ',
  eid_collected: 'Thu nhận lại hồ sơ định danh mức 2',
  eid_approved: 'Bổ sung hồ sơ định danh để duyệt lại',
  eid_activated: 'Hướng dẫn kích hoạt lại VNeID',
  smartphone_4g: 'Xem lại điện thoại đang dùng',
  eid_used: 'Hướng dẫn dùng lại VNeID',
  signature: 'Gia hạn hoặc cấp lại chữ ký số',
} satisfies Record<Milestone, string>

const kinds = {
  do: 'Cần làm',
  await: 'Đang chờ',
  resolve: 'Cần giải quyết',
  offer: 'Giới thiệu, tự nguyện',
} satisfies Record<ActionKind, string>

const actors = {
  visitor: 'Người đến nhà',
  collection_team: 'Tổ thu nhận lưu động',
  authority: 'Công an',
  carrier: 'Nhà mạng',
} satisfies Record<Actor, string>

const whys = {
  lacking: 'Chưa có',
  unknown: 'Chưa rõ, cần hỏi trước',
  in_progress: 'Hồ sơ đang được xử lý',
  unconfirmed: 'Đã báo, chờ danh sách xác nhận',
  disputed: 'Đang yêu cầu xác minh lại',
  rejected: 'Bị từ chối',
  expired: 'Hết hạn',
} satisfies Record<Why, string>

const reasons = {
  not_found: 'không gặp được',
  in_the_fields_by_day: 'ban ngày đi làm rẫy',
  away_working_in_province: 'đi làm xa trong tỉnh',
  away_out_of_province: 'đi làm xa ngoài tỉnh',
  abroad: 'đang ở nước ngoài',
  studying_abroad: 'du học',
  military_service: 'đang làm nghĩa vụ quân sự',
  detained: 'đang chấp hành án hoặc cai nghiện',
  moved_away: 'đã chuyển khẩu',
  deceased_not_removed: 'đã chết, chưa xóa tên',
  under_14: 'chưa đủ 14 tuổi',
  bedridden: 'già yếu, nằm một chỗ',
  disabled: 'khuyết tật, đi lại khó',
  mental_illness: 'bệnh tâm thần',
  language_barrier: 'khác tiếng nói',
  refused_no_benefit: 'từ chối: chưa thấy lợi ích',
  refused_fear_of_scam: 'từ chối: sợ lừa đảo',
  refused_other: 'từ chối: lý do khác',
  identity_data_wrong: 'thông tin dân cư sai hoặc trùng',
  no_birth_papers: 'không có giấy khai sinh, giấy tờ gốc',
  blurred_fingerprints: 'mờ vân tay',
  dossier_rejected: 'hồ sơ không đạt',
  awaiting_approval: 'đang chờ duyệt',
  no_phone: 'không có điện thoại',
  phone_2g: 'đang dùng điện thoại 2G',
  phone_too_old: 'máy cũ, không cài được VNeID',
  no_signal: 'không có sóng, mạng',
  shared_number: 'dùng chung số điện thoại',
  sim_other_name: 'SIM đứng tên người khác',
  otp_not_received: 'không nhận được mã OTP',
  password_or_old_device: 'quên mật khẩu hoặc vướng máy cũ',
} satisfies Record<OpenCaseReason, string>

const remedies = {
  revisit: 'đến lại vào ngày khác',
  revisit_evening: 'đến lại buổi tối',
  home_visit: 'làm tại nhà',
  collection_team: 'chuyển tổ thu nhận lưu động',
  carrier: 'chuyển nhà mạng',
  police: 'chuyển Công an xã',
  none: 'chưa làm được gì thêm',
} satisfies Record<Remedy, string>

const activatedOn = {
  own: 'Kích hoạt trên máy của chính người dân',
  guardian: 'Kích hoạt trên máy của người giám hộ',
  other: 'Kích hoạt trên máy của người khác: cần chuyển về máy của chính người dân',
} satisfies Record<DeviceOwner, string>

const value = {
  headline: 'làm được một mục tiêu phấn đấu',
  step: 'mở được bước tiếp theo',
  offer: 'chỉ còn việc tự nguyện',
  nothing: 'không còn việc phải đến nhà',
} satisfies Record<ValueCode, string>

const home = {
  away: 'đang ở xa',
  promised: 'đã hẹn',
  promised_later: 'hẹn ngày khác',
  housebound: 'thường ở nhà',
  night: 'quá sớm hoặc quá khuya',
  fields_by_day: 'ban ngày đi rẫy',
  harvest: 'mùa thu hoạch',
  missed_before: 'giờ này đã đến mà không gặp',
  evening: 'buổi tối',
  midday: 'giờ nghỉ trưa',
  weekend: 'cuối tuần',
  workday: 'giờ làm việc',
} satisfies Record<HomeCode, string>

type Dated = Record<DeadlineCode, (day: string) => string>

export const nextActionWords = defineWords({
  vi: {
    title: 'Việc tiếp theo',
    todo,
    again,
    recheck: (milestone: string) => `Xác minh lại: ${milestone}`,
    confirm: (milestone: string) => `Chờ xác nhận: ${milestone}`,
    kinds,
    actors,
    whys,
    reasons,
    remedies,
    activatedOn,
    actor: 'Ai làm',
    lastVisit: (reason: string, remedy: string) => `Lần trước: ${reason}; ${remedy}`,
    opens: (milestones: string) => `Làm xong thì làm được: ${milestones}`,
    later: (milestones: string) => `Sau đó: ${milestones}`,
    done: 'Không còn việc nào phải làm.',
    notBefore: (day: string) => `Chưa đủ tuổi: chưa phải làm gì trước ngày ${day}.`,
    household: 'Một lần đến nhà làm được cho cả hộ',
    best: 'Giờ nên đến',
    bestAt: (hour: string, why: string) => `${hour} giờ (${why})`,
    deadline: 'Thời hạn',
    worth: 'Giá trị',
    value,
    dates: {
      promised: (day) => `đã hẹn ngày ${day}`,
      two_g: (day) => `tắt sóng 2G ngày ${day}`,
      campaign_end: (day) => `chiến dịch kết thúc ngày ${day}`,
      over: (day) => `chiến dịch đã kết thúc ngày ${day}`,
    } satisfies Dated,
    home,
  },
  en: {
    title: 'What is next',
    todo: {
      card_collected: 'Collect the card dossier',
      card: 'Wait for the police to issue the card',
      sim_own_name: 'Put the SIM into their own name',
      eid_collected: 'Collect the level-2 e-ID dossier',
      eid_approved: 'Wait for the police to approve the e-ID dossier',
      eid_activated: 'Help to activate VNeID on the citizen’s own device',
      smartphone_4g: 'Tell of changing to a 4G smartphone',
      eid_used: 'Help to use VNeID for the first time',
      signature: 'Tell of a personal digital signature',
    },
    again: {
      card_collected: 'Collect the card dossier again',
      card: 'Have the card made again',
      sim_own_name: 'Correct the name on the SIM',
      eid_collected: 'Collect the level-2 e-ID dossier again',
      eid_approved: 'Complete the e-ID dossier for approval',
      eid_activated: 'Help to activate VNeID again',
      smartphone_4g: 'Look at the telephone in use again',
      eid_used: 'Help to use VNeID again',
      signature: 'Renew or replace the digital signature',
    },
    recheck: (milestone) => `Verify again: ${milestone}`,
    confirm: (milestone) => `Awaiting confirmation: ${milestone}`,
    kinds: { do: 'To do', await: 'Waiting', resolve: 'To resolve', offer: 'To offer, voluntary' },
    actors: {
      visitor: 'Who comes to the door',
      collection_team: 'Mobile collection team',
      authority: 'Police',
      carrier: 'Carrier',
    },
    whys: {
      lacking: 'Lacking',
      unknown: 'Not known: ask first',
      in_progress: 'The dossier is in progress',
      unconfirmed: 'Reported, not yet confirmed by a list',
      disputed: 'Disputed',
      rejected: 'Rejected',
      expired: 'Expired',
    },
    reasons: {
      not_found: 'not found',
      in_the_fields_by_day: 'in the fields by day',
      away_working_in_province: 'working elsewhere in the province',
      away_out_of_province: 'working outside the province',
      abroad: 'abroad',
      studying_abroad: 'studying abroad',
      military_service: 'in military service',
      detained: 'serving a sentence or in rehabilitation',
      moved_away: 'moved away',
      deceased_not_removed: 'deceased, not yet removed',
      under_14: 'under 14',
      bedridden: 'old and frail, bedridden',
      disabled: 'disabled, hardly able to travel',
      mental_illness: 'mental illness',
      language_barrier: 'speaks another language',
      refused_no_benefit: 'refused: sees no benefit',
      refused_fear_of_scam: 'refused: fears a scam',
      refused_other: 'refused: another reason',
      identity_data_wrong: 'register data wrong or double',
      no_birth_papers: 'no birth certificate or papers',
      blurred_fingerprints: 'blurred fingerprints',
      dossier_rejected: 'dossier not accepted',
      awaiting_approval: 'awaiting approval',
      no_phone: 'no telephone',
      phone_2g: 'has a 2G telephone',
      phone_too_old: 'telephone too old for VNeID',
      no_signal: 'no signal',
      shared_number: 'shares a telephone number',
      sim_other_name: 'SIM in another name',
      otp_not_received: 'OTP not received',
      password_or_old_device: 'password forgotten, or tied to an old device',
    },
    remedies: {
      revisit: 'come again on another day',
      revisit_evening: 'come again in the evening',
      home_visit: 'to be done at home',
      collection_team: 'hand over to the mobile collection team',
      carrier: 'hand over to the carrier',
      police: 'hand over to the commune police',
      none: 'nothing more can be done now',
    },
    activatedOn: {
      own: 'Activated on the citizen’s own device',
      guardian: 'Activated on a guardian’s device',
      other: 'Activated on somebody else’s device: to be moved to the citizen’s own',
    },
    actor: 'Who acts',
    lastVisit: (reason, remedy) => `Last time: ${reason}; ${remedy}`,
    opens: (milestones) => `Makes possible: ${milestones}`,
    later: (milestones) => `After that: ${milestones}`,
    done: 'Nothing is left to do.',
    notBefore: (day) => `Not of age: nothing is asked before ${day}.`,
    household: 'One visit does for the whole household',
    best: 'Best time to come',
    bestAt: (hour, why) => `${hour}:00 (${why})`,
    deadline: 'Deadline',
    worth: 'Worth',
    value: {
      headline: 'closes a headline goal',
      step: 'opens the next step',
      offer: 'only voluntary things are left',
      nothing: 'nothing is left for a visit',
    },
    dates: {
      promised: (day) => `promised for ${day}`,
      two_g: (day) => `2G ends on ${day}`,
      campaign_end: (day) => `the campaign ends on ${day}`,
      over: (day) => `the campaign ended on ${day}`,
    },
    home: {
      away: 'is away',
      promised: 'promised',
      promised_later: 'promised for another day',
      housebound: 'usually at home',
      night: 'too early or too late',
      fields_by_day: 'in the fields by day',
      harvest: 'harvest',
      missed_before: 'nobody was met at this time',
      evening: 'evening',
      midday: 'midday rest',
      weekend: 'weekend',
      workday: 'working hours',
    },
  },
})

/** What is to be done, in a phrase; `milestoneName` as targets.ts has it. */
export function actionName(
  { milestone, kind, why }: Pick<Action, 'milestone' | 'kind' | 'why'>,
  milestoneName: string,
  language: Language,
): string {
  const words = nextActionWords[language]
  if (why === 'unconfirmed') return words.confirm(milestoneName)
  if (why === 'disputed') return words.recheck(milestoneName)
  return kind === 'resolve' ? words.again[milestone] : words.todo[milestone]
}
