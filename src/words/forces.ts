// Names of what forces are made of: kinds of teams, organisations, parts, the level of what is given.

import type { AreaLevel, Part } from '#domain/assignment'
import type { Organisation, TeamKind } from '#domain/teams'
import { defineWords } from './words.ts'

const kinds = {
  hamlet_team: 'Tổ đi từng nhà',
  commune_team: 'Tổ công tác cấp xã',
  collection_team: 'Tổ thu nhận lưu động',
  carrier_team: 'Tổ của nhà mạng',
} satisfies Readonly<Record<TeamKind, string>>

const organisations = {
  police: 'Công an',
  community_digital_team: 'Tổ công nghệ số cộng đồng',
  project_06_group: 'Tổ Đề án 06',
  youth_union: 'Đoàn Thanh niên',
  women_union: 'Hội Phụ nữ',
  fatherland_front: 'Mặt trận Tổ quốc',
  department: 'Phòng, ban',
  telecom: 'Doanh nghiệp viễn thông',
} satisfies Readonly<Record<Organisation, string>>

const parts = { owner: 'Chịu trách nhiệm chính', helper: 'Phối hợp' } satisfies Readonly<Record<Part, string>>

const levels = {
  hamlet: 'theo cả ấp',
  group: 'theo tổ dân cư',
  household: 'riêng hộ này',
  person: 'riêng người này',
} satisfies Readonly<Record<AreaLevel, string>>

export const forceWords = defineWords({
  vi: {
    kinds,
    organisations,
    parts,
    levels,
    /** Lists call a group "Tổ 2" or only "2". */
    group: (name: string) => (/^\d/.test(name) ? `Tổ dân cư ${name}` : name),
  },
  en: {
    kinds: {
      hamlet_team: 'Door-to-door team',
      commune_team: 'Commune working group',
      collection_team: 'Mobile collection team',
      carrier_team: 'Team of a carrier',
    },
    organisations: {
      police: 'Police',
      community_digital_team: 'Community digital team',
      project_06_group: 'Project 06 group',
      youth_union: 'Youth Union',
      women_union: 'Women’s Union',
      fatherland_front: 'Fatherland Front',
      department: 'Department',
      telecom: 'Telecom company',
    },
    parts: { owner: 'Accountable', helper: 'Helps' },
    levels: {
      hamlet: 'with the hamlet',
      group: 'with the residential group',
      household: 'this household',
      person: 'this person',
    },
    group: (name) => (/^\d/.test(name) ? `Group ${name}` : name),
  },
})
