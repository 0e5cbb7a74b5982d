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
      serving_sentence: 'đang chấp hành án',
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
    },
    carriers: { 'carrier:viettel': 'Viettel', 'carrier:vnpt': 'VNPT', 'carrier:mobifone': 'MobiFone' },
    reasons: {
      severe_disability: 'severe disability',
      serving_sentence: 'serving a sentence',
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
