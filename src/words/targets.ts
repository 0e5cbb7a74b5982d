// Names of what a campaign counts: targets, stages, cohorts, sources, external figures. A campaign is data: what has no name
// here is told by its milestones. Who counts is told in bases.ts.

import type { Campaign, ExternalFigure, Layer } from '#domain/campaign'
import type { Source } from '#domain/facts'
import type { Milestone } from '#domain/milestones'
import type { ResidenceBase } from '#domain/timeline'
import { defineWords, type Language } from './words.ts'

const milestones = {
  card_collected: 'Thu nhận hồ sơ cấp thẻ',
  card: 'Có thẻ căn cước',
  eid_collected: 'Thu nhận hồ sơ định danh',
  eid_approved: 'Hồ sơ định danh được duyệt',
  eid_activated: 'Kích hoạt định danh',
  eid_used: 'Có dùng định danh',
  sim_own_name: 'SIM chính chủ',
  signature: 'Chữ ký số của công dân',
  smartphone_4g: 'Điện thoại thông minh 4G',
} satisfies Record<Milestone, string>

const layers = {
  headline: 'Mục tiêu phấn đấu',
  operational: 'Chỉ tiêu cụ thể',
  ministry: 'Bộ Công an giao',
  chain: 'Theo chuỗi',
} satisfies Record<Layer, string>

const residence = {
  present: 'đang sinh sống tại đơn vị',
  registered: 'đăng ký thường trú tại đơn vị',
} satisfies Record<ResidenceBase, string>

const externalUnits = {
  person: 'người',
  subscription: 'thuê bao',
  certificate: 'chứng thư số',
} satisfies Record<ExternalFigure['unit'], string>

const sources = {
  field: 'Tổ công tác báo từ cơ sở',
  office: 'Bộ phận tiếp nhận ghi',
  register: 'Danh sách dân cư',
  carrier: 'Danh sách của nhà mạng',
  authority: 'Danh sách của Công an',
} satisfies Record<Source, string>

export const targetWords = defineWords({
  vi: {
    milestones,
    layers,
    residence,
    externalUnits,
    sources,
    targets: {
      card: 'Cấp thẻ căn cước',
      card_first_time: 'Cấp thẻ lần đầu',
      card_hard_to_reach: 'Cấp thẻ cho người khó thu nhận',
      eid_collected: 'Thu nhận hồ sơ định danh',
      eid_activated: 'Kích hoạt định danh điện tử',
      sim_signature: 'SIM chính chủ kèm chữ ký số',
      smartphone_4g: 'Điện thoại thông minh 4G',
    },
    targetsShort: {
      card: 'Có thẻ',
      card_first_time: 'Thẻ lần đầu',
      card_hard_to_reach: 'Thẻ khó thu nhận',
      eid_collected: 'Hồ sơ định danh',
      eid_activated: 'Kích hoạt',
      sim_signature: 'SIM – CKS',
      smartphone_4g: 'Smartphone',
    },
    cohorts: {
      born_2010: 'Sinh năm 2010, chưa có thẻ',
      first_time: 'Đến tuổi cấp thẻ lần đầu',
      first_time_undated: 'Sinh năm 2010, chưa rõ tháng',
      hard_to_reach: 'Biến động, khó thu nhận',
    },
    external: {
      people_over_14: 'Công dân trên 14 tuổi',
      people_over_14_signature: 'Người dân trên 14 tuổi (mẫu số của chữ ký số)',
      signatures: 'Chữ ký số',
      signatures_state: 'Chữ ký số khối Đảng, Nhà nước',
      signatures_citizens_and_enterprises: 'Chữ ký số của người dân và doanh nghiệp',
      own_name_subscriptions: 'Thuê bao chính chủ',
      smartphone_subscriptions: 'Thuê bao dùng điện thoại thông minh',
      subscriptions_2g: 'Thuê bao còn dùng điện thoại 2G',
    },
  },
  en: {
    milestones: {
      card_collected: 'Card dossier collected',
      card: 'Has an identity card',
      eid_collected: 'E-ID dossier collected',
      eid_approved: 'E-ID dossier approved',
      eid_activated: 'E-ID activated',
      eid_used: 'E-ID in use',
      sim_own_name: 'SIM in own name',
      signature: 'Citizen’s digital signature',
      smartphone_4g: '4G smartphone',
    },
    layers: {
      headline: 'Headline goal',
      operational: 'Operational target',
      ministry: 'Set by the ministry',
      chain: 'Along the chain',
    },
    residence: { present: 'living in the unit', registered: 'registered in the unit' },
    externalUnits: { person: 'people', subscription: 'subscriptions', certificate: 'certificates' },
    sources: {
      field: 'Teams in the field',
      office: 'Noted at a desk',
      register: 'Register of residents',
      carrier: 'List of a carrier',
      authority: 'List of the police',
    },
    targets: {
      card: 'Identity card issued',
      card_first_time: 'First identity card',
      card_hard_to_reach: 'Card for the hard-to-reach',
      eid_collected: 'E-ID dossier collected',
      eid_activated: 'E-ID activated',
      sim_signature: 'Own-name SIM with signature',
      smartphone_4g: '4G smartphone',
    },
    targetsShort: {
      card: 'Card',
      card_first_time: 'First card',
      card_hard_to_reach: 'Hard to reach',
      eid_collected: 'E-ID dossier',
      eid_activated: 'Activated',
      sim_signature: 'SIM + sign.',
      smartphone_4g: 'Smartphone',
    },
    cohorts: {
      born_2010: 'Born in 2010, no card',
      first_time: 'Of age for a first card',
      first_time_undated: 'Born in 2010, month unknown',
      hard_to_reach: 'On the move, hard to reach',
    },
    external: {
      people_over_14: 'Citizens over 14',
      people_over_14_signature: 'People over 14 (denominator of signatures)',
      signatures: 'Digital signatures',
      signatures_state: 'Signatures of Party and State bodies',
      signatures_citizens_and_enterprises: 'Signatures of citizens and enterprises',
      own_name_subscriptions: 'Own-name subscriptions',
      smartphone_subscriptions: 'Subscriptions on smartphones',
      subscriptions_2g: 'Subscriptions still on 2G phones',
    },
  },
})

type Names = Readonly<Record<string, string | undefined>>
const named = (names: Names, id: string): string | undefined => names[id]

/** A target by its name, else by the milestones it counts. */
export function targetName(campaign: Campaign, id: string, measure: number, language: Language): string {
  return named(targetWords[language].targets, id) ?? measureName(campaign, measure, language)
}

/** For the head of a narrow column. */
export function targetShortName(campaign: Campaign, id: string, measure: number, language: Language): string {
  return named(targetWords[language].targetsShort, id) ?? measureName(campaign, measure, language)
}

/** "SIM chính chủ + Chữ ký số của công dân". */
export function measureName(campaign: Campaign, measure: number, language: Language): string {
  const of = campaign.measures.find(({ no }) => no === measure)?.of ?? []
  return of.map((milestone) => targetWords[language].milestones[milestone]).join(' + ')
}

export const cohortName = (id: string, language: Language): string =>
  named(targetWords[language].cohorts, id) ?? id

export const externalName = (id: string, language: Language): string =>
  named(targetWords[language].external, id) ?? id

/** Who stands behind a figure: one of the known kinds, else as it was written. */
export const sourceName = (source: string, language: Language): string =>
  named(targetWords[language].sources, source) ?? source
