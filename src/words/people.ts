// Names of what is known of a person: numbers, kinds of residence, devices, facts, reasons. Milestones and sources are named in
// targets.ts, states and flags in board-list.ts; what the screens say stands in people-screens.ts.

import type { Device, FactBody, ResidenceKind } from '#domain/facts'
import { importWords } from './imports.ts'
import { defineWords, type Language } from './words.ts'

type NumberKind = 'identity' | 'cmnd' | 'phone'

const numbers = {
  identity: 'Số định danh',
  cmnd: 'Số CMND',
  phone: 'Số điện thoại',
} satisfies Record<NumberKind, string>

const residenceKinds = {
  permanent: 'Thường trú',
  temporary: 'Tạm trú',
  working: 'Làm việc',
} satisfies Record<ResidenceKind, string>

const devices = {
  none: 'Không có điện thoại',
  '2g': 'Điện thoại 2G',
  '3g': 'Điện thoại 3G',
  feature_4g: 'Điện thoại 4G không thông minh',
  smartphone_4g: 'Điện thoại thông minh 4G',
  smartphone_5g: 'Điện thoại thông minh 5G',
} satisfies Record<Device, string>

const facts = {
  'listed/1': 'Có trong danh sách',
  'visit-recorded/1': 'Tổ công tác đến thăm',
  'moved/1': 'Chuyển nơi ở',
  'residence-ended/1': 'Thôi cư trú',
  'dispute-raised/1': 'Yêu cầu xác minh lại',
  'dispute-settled/1': 'Đã xác minh lại',
  'exemption-granted/1': 'Được miễn',
  'exemption-ended/1': 'Hết miễn',
  'withdrawn/1': 'Rút lại danh sách',
} satisfies Record<FactBody['type'], string>

export const peopleWords = defineWords({
  vi: {
    numbers,
    residenceKinds,
    devices,
    facts,
    carriers: { 'carrier:viettel': 'Viettel', 'carrier:vnpt': 'VNPT', 'carrier:mobifone': 'MobiFone' },
    reasons: {
      severe_disability: 'khuyết tật nặng',
      lost_capacity: 'mất năng lực hành vi dân sự',
      long_treatment: 'đang điều trị dài ngày',
      serving_sentence: 'đang chấp hành án',
      reason_gone: 'lý do không còn',
      wants_it_now: 'người dân nay muốn làm',
      granted_by_mistake: 'đã miễn nhầm',
      citizen_denies: 'người dân nói chưa làm',
      someone_elses_number: 'số điện thoại của người khác',
      someone_elses_device: 'thiết bị của người khác',
      list_seems_wrong: 'danh sách có vẻ ghi sai',
      checked_not_done: 'đã kiểm tra: chưa làm',
      recorded_by_mistake: 'đã ghi nhầm người, nhầm việc',
      checked_done: 'đã kiểm tra: đúng như đã ghi',
      citizen_remembers: 'người dân xác nhận đã làm',
      'gap:card': 'danh sách chưa có thẻ vẫn còn tên',
      'gap:hard-to-reach': 'danh sách khó thu nhận hồ sơ vẫn còn tên',
      'gap:eid': 'danh sách chưa có hồ sơ định danh vẫn còn tên',
      'gap:activation': 'danh sách chưa kích hoạt vẫn còn tên',
    },
  },
  en: {
    numbers: { identity: 'Identity number', cmnd: 'Old identity card', phone: 'Telephone' },
    residenceKinds: { permanent: 'Permanent', temporary: 'Temporary', working: 'Working' },
    devices: {
      none: 'No telephone',
      '2g': '2G phone',
      '3g': '3G phone',
      feature_4g: '4G feature phone',
      smartphone_4g: '4G smartphone',
      smartphone_5g: '5G smartphone',
    },
    facts: {
      'listed/1': 'On a list',
      'visit-recorded/1': 'Visited by a team',
      'moved/1': 'Moved',
      'residence-ended/1': 'Residence ended',
      'dispute-raised/1': 'Disputed',
      'dispute-settled/1': 'Dispute settled',
      'exemption-granted/1': 'Exempted',
      'exemption-ended/1': 'Exemption ended',
      'withdrawn/1': 'List withdrawn',
    },
    carriers: { 'carrier:viettel': 'Viettel', 'carrier:vnpt': 'VNPT', 'carrier:mobifone': 'MobiFone' },
    reasons: {
      severe_disability: 'severe disability',
      lost_capacity: 'without legal capacity',
      long_treatment: 'in long treatment',
      serving_sentence: 'serving a sentence',
      reason_gone: 'the reason is gone',
      wants_it_now: 'now wants it',
      granted_by_mistake: 'granted by mistake',
      citizen_denies: 'the citizen says it was not done',
      someone_elses_number: 'somebody else’s number',
      someone_elses_device: 'somebody else’s device',
      list_seems_wrong: 'the list seems wrong',
      checked_not_done: 'looked into: not done',
      recorded_by_mistake: 'recorded by mistake',
      checked_done: 'looked into: as recorded',
      citizen_remembers: 'the citizen confirms it',
      'gap:card': 'still on the list of people without a card',
      'gap:hard-to-reach': 'still on the list of the hard to reach',
      'gap:eid': 'still on the list of people without an e-ID dossier',
      'gap:activation': 'still on the list of e-IDs not activated',
    },
  },
})

type Names = Readonly<Record<string, string | undefined>>
const named = (names: Names, id: string): string | undefined => names[id]

/** A reason: one of the known ones in words, else as somebody wrote it. */
export const reasonName = (reason: string, language: Language): string =>
  named(peopleWords[language].reasons, reason) ?? reason

export const deviceName = (device: string, language: Language): string =>
  named(peopleWords[language].devices, device) ?? device

/** Which list of its source: what it lists, or whose it is; else as it is called in the data. */
export const listName = (list: string, language: Language): string =>
  named(importWords[language].kinds, list) ?? named(peopleWords[language].carriers, list) ?? list
