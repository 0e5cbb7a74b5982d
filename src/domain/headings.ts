// The usual Vietnamese headings of lists about citizens, and the field each one names. Only words: where a header
// stands in a sheet is found in columns.ts. A heading that could mean two things names no field: the clerk maps it.

import { fold, nfc, squeeze } from './text.ts'

/** What a column of a list may hold. A birth date under "Nam" or "Nữ" tells the sex as well. */
export const FIELDS = [
  'serial',
  'name',
  'birth',
  'birth-male',
  'birth-female',
  'sex',
  'identity',
  'cmnd',
  'household',
  'relation',
  'district',
  'commune',
  'hamlet',
  'group',
  'address',
  'residence',
  'registered-at',
  'phone',
  'as-of',
  'note',
  'card-collected',
  'card',
  'eid-collected',
  'eid-approved',
  'eid-rejected',
  'eid-activated',
  'eid-level',
  'sim-own-name',
  'signature',
  'smartphone',
  'device',
] as const
export type Field = (typeof FIELDS)[number]

export const isField = (text: string): text is Field => FIELDS.some((field) => field === text)

/** Lower case, no diacritics, words and numbers parted by single spaces: "Thôn/ấp (KP)" → "thon ap kp". */
export const headingKey = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const CARD = '(?:the )?(?:cccd|cc|can cuoc(?: cong dan| cd)?)(?: gan chip)?'
const LEVEL = '(?: muc(?: do)? ?2)?'
const EID = `(?:(?:tai khoan |tk )?(?:dddt|dinh danh(?: dien tu)?|vneid)|tai khoan|tk)${LEVEL}`
const DONE = '(?:da |ngay |tinh trang |ket qua )?(?:duoc )?'
const COLLECT = '(?:thu nhan|tiep nhan)(?: ho so)?(?: cap| lam)?'
const HAMLET = '(?:thon|ap|khu pho|kp|to dan pho|tdp|xom|soc|khom|lang|buon|bon|phum|ban)'
const BIRTH = '(?:(?:ngay )?(?:thang )?(?:nam )?sinh|sinh ngay|ngay sinh nam sinh|ntns|ns)'
const HOW = '(?: dd mm yyyy| ngay thang nam)?'
const HOME = '(?:noi o|cho o|noi cu tru|noi tam tru)'
const NOW = '(?: hien (?:tai|nay))?(?: chi tiet| cu the| lien he)?'

// The first that fits wins, so what is narrower stands higher.
const RULES: readonly (readonly [Field, string])[] = [
  ['card-collected', `${DONE}(?:${COLLECT} ${CARD}|lam ${CARD})`],
  ['card', `${DONE}(?:cap|co|nhan|tra|phat) ${CARD}`],
  ['eid-collected', `${DONE}(?:${COLLECT}|(?:${COLLECT}|lam|dang ky) ${EID})`],
  ['eid-activated', `${DONE}kich hoat(?: ${EID})?(?: thanh cong)?`],
  ['eid-approved', `${DONE}(?:(?:phe )?duyet(?: ho so)?(?: cap)?(?: ${EID})?|(?:cap|co) ${EID})`],
  ['eid-level', `(?:muc|cap)(?: do)? ${EID}|${EID} muc(?: do)?`],
  [
    'sim-own-name',
    '(?:(?:da )?(?:co|su dung|dang ky) )?(?:sim|thue bao)(?: dien thoai)? chinh chu|chinh chu',
  ],
  [
    'signature',
    '(?:(?:da )?(?:duoc )?(?:co|cap|su dung|dang ky|dung) )?(?:chu ky so|cks|chung thu so)(?: ca nhan)?',
  ],
  [
    'smartphone',
    '(?:(?:da )?(?:co|su dung|dung) )?(?:(?:dien thoai|dt|dtdd)(?: di dong)? thong minh|smart ?phone)(?: 4g)?',
  ],
  ['device', '(?:loai )?(?:thiet bi|may)(?: dien thoai)?|loai (?:dien thoai|dt|dtdd)(?: dang dung)?|device'],
  ['phone', '(?:so )?(?:dien thoai|dt|dtdd|di dong)(?: di dong)?(?: lien (?:he|lac)| chinh chu)?'],
  ['phone', 's ?dt(?: di dong)?(?: lien (?:he|lac)| chinh chu)?|tel|phone|mobile'],
  ['birth', 'sinh nam'],
  ['birth-male', `${BIRTH}${HOW} nam`],
  ['birth-female', `${BIRTH}${HOW} nu`],
  ['birth', `${BIRTH}${HOW}|date of birth|dob`],
  ['sex', 'gioi tinh(?: nam nu)?|gioi|phai|gt|nam nu|sex|gender'],
  [
    'name',
    'ho(?: va)?(?: chu)?(?: dem)?(?: va)? ?ten(?: khai sinh)?(?: cong dan| nhan khau| nguoi dan| cd)?',
  ],
  [
    'name',
    '(?:ho va ten|ho ten|hoten) (?:thanh vien|doi tuong|ca nhan|day du)|ten(?: cong dan)?|(?:full ?)?name',
  ],
  ['relation', '(?:moi )?(?:quan he|qh)(?: (?:voi|vs|v))?(?: (?:chu ho|ch))?|relation'],
  [
    'household',
    '(?:so|ma|ma so|stt|so thu tu)(?: so)? ho(?: khau| gia dinh| dan| gd)?|s?hk|so hk|ma hgd|household',
  ],
  ['group', '(?:so )?to(?: so| dan cu| nhan dan| tu quan| doan ket)?'],
  ['hamlet', `(?:ten )?${HAMLET}(?: (?:hoac )?${HAMLET})*|dia ban|hamlet`],
  ['commune', '(?:ten |ma )?(?:xa|phuong|thi tran)(?: (?:xa|phuong|thi tran|p|tt))*|x p tt|commune'],
  ['district', '(?:ten |ma )?(?:huyen|quan|thi xa|thanh pho)(?: (?:quan|thi xa|thanh pho|tx|tp))*|district'],
  ['registered-at', '(?:noi|dia chi|dia chi noi) (?:(?:dang ky|dk) )?(?:ho khau )?(?:thuong tru|hktt)'],
  ['registered-at', '(?:noi )?dktt|(?:noi dang ky )?ho khau thuong tru|hktt|noi dang ky ho khau'],
  ['residence', '(?:loai|loai hinh|hinh thuc|tinh trang|dien|phan loai) (?:dang ky )?(?:cu tru|ho khau)'],
  ['residence', 'cu tru|thuong tru tam tru(?: lao dong)?|tam tru thuong tru'],
  ['address', `(?:dia chi(?: (?:${HOME}|cu tru|tam tru))?|${HOME})${NOW}`],
  ['address', 'so nha(?: duong)?|dc|address'],
  ['as-of', '(?:so lieu )?(?:tinh )?den ngay|(?:thoi diem|ngay)(?: chot)? so lieu|ngay chot|as of'],
  ['note', 'ghi chu(?: khac)?|chu thich|gc|note'],
  ['serial', 's ?t ?t|tt|so tt|so thu tu|no'],
]
const COMPILED = RULES.map(([field, source]) => [field, new RegExp(`^(?:${source})$`)] as const)

const REJECTED = /\b(?:tu choi|(?:khong|chua) (?:duoc )?(?:phe )?duyet|ho so loi|bi loi)\b/
const NEGATED = /\b(?:chua|khong)\b/
const SOMEBODY_ELSE = /\b(?:chu ho|cha|me|bo|vo|chong|giam ho|nguoi (?:khai|lap|than|thu))\b/

// Numbers of papers are written in any order and mix ("Số ĐDCN/CCCD", "Số CMND hoặc CCCD"): told by their words.
const PAPER_WORDS = new Set(
  'so the ma giay cccd cc can cuoc cong dan cd gan chip ddcn dd dinh danh ca nhan cmnd cmt cmtnd chung minh thu cu hoac va 9 12'.split(
    ' ',
  ),
)
const PERSONAL_NUMBER = /\b(?:cccd|can cuoc|ddcn|dinh danh ca nhan|(?:so|ma) dinh danh|giay to tuy than)\b/
const OLD_NUMBER = /\b(?:cmnd|cmt|cmtnd|chung minh)\b/

function paperNumber(key: string): Field | null {
  if (key === 'so giay to tuy than' || key === 'giay to tuy than') return 'identity'
  if (!key.split(' ').every((word) => PAPER_WORDS.has(word))) return null
  if (PERSONAL_NUMBER.test(key)) return 'identity'
  return OLD_NUMBER.test(key) ? 'cmnd' : null
}

function fieldOfKey(key: string): Field | null {
  if (REJECTED.test(key)) return 'eid-rejected'
  const found = COMPILED.find(([, pattern]) => pattern.test(key))?.[0] ?? null
  if (found === 'relation') return found
  return SOMEBODY_ELSE.test(key) ? null : (found ?? paperNumber(key))
}

/**
 * The field that a heading names, in any case, with or without diacritics, with what stands in brackets or without it.
 * null for what is unknown or doubtful: "Chưa kích hoạt" (the opposite), "Họ tên chủ hộ" (somebody else), "Ngày cấp".
 */
export function recogniseHeading(text: string): Field | null {
  const key = headingKey(text)
  if (key === '') return null
  if (NEGATED.test(key) && !REJECTED.test(key)) return null
  const field = fieldOfKey(key) ?? fieldOfKey(headingKey(text.replace(/[([{][^)\]}]*[)\]}]?/g, ' ')))
  // Without diacritics "Ngày sinh: Năm" (a year apart) reads like "Ngày sinh: Nam" (the men's).
  return field === 'birth-male' && saysYear(text) ? null : field
}

/** "Năm", written with its breve, at the end of a heading. */
export const saysYear = (text: string): boolean => /năm\P{L}*$/u.test(nfc(squeeze(text)).toLowerCase())
