// What each kind of list is for, said in a line to the clerk who brings one in, and the groups the kinds are chosen from. Their
// names stand in imports.ts.
import type { ListKind } from '#domain/lists'
import { defineWords } from './words.ts'

type KindGroup = 'register' | 'gap' | 'authority' | 'carrier'

const groups = {
  register: 'Dân cư',
  gap: 'Người còn thiếu',
  authority: 'Công an xác nhận',
  carrier: 'Kết quả của nhà mạng',
} satisfies Record<KindGroup, string>

const purposes = {
  register: 'Mở hồ sơ người dân và ghi họ đang ở đâu; mọi danh sách khác đối chiếu với danh sách này.',
  'gap:card': 'Ghi ai chưa có thẻ. Vắng tên ở lần sau chưa phải là đã có.',
  'gap:hard-to-reach': 'Ghi ai chưa thu nhận được hồ sơ căn cước, vì đi xa hay khó gặp.',
  'gap:eid': 'Ghi ai chưa có hồ sơ định danh. Vắng tên ở lần sau chưa phải là đã có.',
  'gap:activation': 'Ghi ai chưa kích hoạt. Vắng tên ở lần sau chưa phải là đã kích hoạt.',
  'authority:card-collected': 'Xác nhận đã thu nhận hồ sơ; chưa phải đã cấp thẻ.',
  'authority:card': 'Xác nhận đã cấp thẻ căn cước cho người có tên.',
  'authority:eid-collected': 'Xác nhận đã thu nhận hồ sơ; chưa phải đã duyệt.',
  'authority:eid-approved': 'Xác nhận hồ sơ được duyệt; chưa phải đã kích hoạt.',
  'authority:eid-rejected': 'Ghi hồ sơ không đạt kèm lý do, để thu nhận lại.',
  'authority:eid-activated': 'Xác nhận tài khoản định danh đã kích hoạt.',
  'carrier:sim': 'Nhà mạng đối soát: SIM đứng đúng tên người dùng, hay không.',
  'carrier:signature': 'Nhà mạng xác nhận đã cấp chữ ký số.',
  'carrier:device': 'Nhà mạng cho biết loại điện thoại đang dùng.',
} satisfies Record<ListKind, string>

export const importKindWords = defineWords({
  vi: { groups, purposes },
  en: {
    groups: {
      register: 'Residents',
      gap: 'Who lacks something',
      authority: 'Confirmed by the police',
      carrier: 'Results of the carriers',
    },
    purposes: {
      register: 'Brings people in and says where they live; every other list is matched with it.',
      'gap:card': 'Who has no card yet. To be missing from the next one does not mean to have it.',
      'gap:hard-to-reach': 'Whose card dossier could not be collected: away, or hard to meet.',
      'gap:eid': 'Who has no e-ID dossier yet. To be missing from the next one does not mean to have it.',
      'gap:activation':
        'Who has not activated. To be missing from the next one does not mean to have done so.',
      'authority:card-collected': 'Confirms that the dossier was collected; not that the card was issued.',
      'authority:card': 'Confirms that whoever is named has the card.',
      'authority:eid-collected': 'Confirms that the dossier was collected; not that it was approved.',
      'authority:eid-approved': 'Confirms that the dossier was approved; not that it was activated.',
      'authority:eid-rejected': 'Dossiers that failed, with the reason, to be collected again.',
      'authority:eid-activated': 'Confirms that the e-ID account is activated.',
      'carrier:sim': 'Matched by the carrier: the SIM stands in its user’s name, or not.',
      'carrier:signature': 'The carrier confirms that a digital signature was issued.',
      'carrier:device': 'The carrier tells what kind of telephone is in use.',
    },
  },
})
