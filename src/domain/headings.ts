// The usual Vietnamese headings of lists about citizens, and the field each one names. Only words: where a header
// stands in a sheet is found in columns.ts. A heading that could mean two things names no field: the clerk maps it.

import { fold, nfc, squeeze } from './text.ts'

/**
 * What a column of a list may hold. A birth date under "Nam" or "Nữ" tells the sex as well. `given-name` is the last part
 * of a name that stands in two columns (`name` holds the rest then); `matched` is a carrier's yes or no; `reason` is why
 * something was not done, and claims nothing.
 */
export const FIELDS = [
  'serial',
  'name',
  'given-name',
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
  'reason',
  'matched',
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
const CHECK = '(?:doi soat|doi chieu|doi khop|so khop|xac thuc|xac minh)'
const MATCH = '(?:trung )?khop(?: dung)?'
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
  [
    'matched',
    `(?:ket qua |tinh trang )?(?:${CHECK}|${MATCH})(?: (?:thong tin|voi) .*)?(?: (?:co )?khong(?: khop)?)?`,
  ],
  ['matched', 'ket qua (?:kiem tra|tra cuu) thong tin|dung sai|dung hay sai|match(?:ed)?|match result'],
  ['phone', '(?:so )?(?:dien thoai|dt|dtdd|di dong)(?: di dong)?(?: lien (?:he|lac)| chinh chu)?'],
  ['phone', 's ?dt(?: di dong)?(?: lien (?:he|lac)| chinh chu)?|so thue bao|thue bao|msisdn'],
  ['phone', 'tel(?:ephone)?|(?:mobile|phone|tel(?:ephone)?|cell)(?: phone)?(?: (?:no|number))?'],
  ['birth', 'sinh nam'],
  ['birth-male', `${BIRTH}${HOW} nam`],
  ['birth-female', `${BIRTH}${HOW} nu`],
  ['birth', `${BIRTH}${HOW}|(?:date|year|day) of birth|birth ?(?:day|date|year)|dob|yob`],
  ['sex', 'gioi tinh(?: nam nu)?|gioi|phai|gt|nam nu|sex|gender'],
  [
    'name',
    'ho(?: va)?(?: chu)?(?: dem)?(?: va)? ?ten(?: khai sinh)?(?: cong dan| nhan khau| nguoi dan| cd)?',
  ],
  [
    'name',
    '(?:ho va ten|ho ten|hoten) (?:thanh vien|doi tuong|ca nhan|day du)|ten(?: cong dan)?|(?:full ?)?name(?: of citizen)?',
  ],
  [
    'relation',
    '(?:moi )?(?:quan he|qh)(?: (?:voi|vs|v))?(?: (?:chu ho|ch))?|relation(?:ship)?(?: to (?:the )?head(?: of (?:the )?household)?)?',
  ],
  [
    'household',
    '(?:so|ma|ma so|stt|so thu tu)(?: so)? ho(?: khau| gia dinh| dan| gd)?|s?hk|so hk|ma hgd|household(?: (?:no|number|id|code))?',
  ],
  ['group', '(?:so )?to(?: so| dan cu| nhan dan| tu quan| doan ket)?'],
  ['hamlet', `(?:ten )?${HAMLET}(?: (?:hoac )?${HAMLET})*|dia ban|hamlet|village`],
  ['commune', '(?:ten |ma )?(?:xa|phuong|thi tran)(?: (?:xa|phuong|thi tran|p|tt))*|x p tt|commune|ward'],
  ['district', '(?:ten |ma )?(?:huyen|quan|thi xa|thanh pho)(?: (?:quan|thi xa|thanh pho|tx|tp))*|district'],
  ['registered-at', '(?:noi|dia chi|dia chi noi) (?:(?:dang ky|dk) )?(?:ho khau )?(?:thuong tru|hktt)'],
  ['registered-at', '(?:noi )?dktt|(?:noi dang ky )?ho khau thuong tru|hktt|noi dang ky ho khau'],
  ['residence', '(?:loai|loai hinh|hinh thuc|tinh trang|dien|phan loai) (?:dang ky )?(?:cu tru|ho khau)'],
  ['residence', 'cu tru|thuong tru tam tru(?: lao dong)?|tam tru thuong tru'],
  ['address', `(?:dia chi(?: (?:${HOME}|cu tru|tam tru))?|${HOME})${NOW}`],
  ['address', 'so nha(?: duong)?|dc|address'],
  ['as-of', '(?:so lieu )?(?:tinh )?den ngay|(?:thoi diem|ngay)(?: chot)? so lieu|ngay chot|as of'],
  ['note', 'ghi chu(?: khac)?|chu thich|gc|notes?|remarks?'],
  ['serial', 's ?t ?t|tt|so tt|so thu tu|no|s n|serial(?: (?:no|number))?|order'],
]
const COMPILED = RULES.map(([field, source]) => [field, new RegExp(`^(?:${source})$`)] as const)

/** A reason speaks of what was not done and says nothing of what was; the reason of a rejection is another column. */
const REASON = /^(?:l[yi] do|nguyen nhan)(?: |$)|^reasons?$/
const REJECTED = /\b(?:tu choi|(?:khong|chua) (?:duoc )?(?:phe )?duyet|ho so loi|bi loi)\b/
/** "Khớp/Không khớp", "Đúng/không đúng", "(Có/Không)": both answers stand in the heading, so neither negates it. */
const YES_OR_NO = /\b(?:khop khong khop|co khong|co hay khong)\b/
const NEGATED = /\b(?:chua|khong)\b/
const SOMEBODY_ELSE = /\b(?:chu ho|cha|me|bo|vo|chong|giam ho|nguoi (?:khai|lap|than|thu))\b/

// Numbers of papers are written in any order and mix ("Số ĐDCN/CCCD", "Số CMND hoặc CCCD"): told by their words.
const PAPER_WORDS = new Set(
  'so the ma giay cccd cc can cuoc cong dan cd gan chip ddcn dd dinh danh ca nhan cmnd cmt cmtnd chung minh thu cu hoac va 9 12'.split(
    ' ',
  ),
)
const PERSONAL_NUMBER = /\b(?:cccd|can cuoc|ddcn|dinh danh ca nhan|(?:so|ma) dinh danh|giay to tuy than)\b/
const ENGLISH_NUMBER =
  /^(?:(?:citizen|personal|national|identity|identification|id)(?: id)?(?: card)?(?: (?:no|number|code))?|id)$/
const OLD_NUMBER = /\b(?:cmnd|cmt|cmtnd|chung minh)\b/

function paperNumber(key: string): Field | null {
  if (key === 'so giay to tuy than' || key === 'giay to tuy than') return 'identity'
  if (ENGLISH_NUMBER.test(key)) return 'identity'
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
  if (REASON.test(key) && !REJECTED.test(key)) return 'reason'
  if (NEGATED.test(key) && !REJECTED.test(key) && !YES_OR_NO.test(key)) return null
  const field = fieldOfKey(key) ?? fieldOfKey(headingKey(text.replace(/[([{][^)\]}]*[)\]}]?/g, ' ')))
  // Without diacritics "Ngày sinh: Năm" (a year apart) reads like "Ngày sinh: Nam" (the men's).
  return field === 'birth-male' && saysYear(text) ? null : field
}

const SURNAMES =
  /^ho$|^ho(?: va)?(?: chu| ten)? (?:dem|lot)$|^(?:ho )?ten dem$|^(?:sur|last ?|family )names?$/
const GIVEN_NAME = /^ten(?: goi| chinh)?$|^(?:first ?|given )name$/

/** "Họ và chữ đệm", the surname and all but the given name: half a name, unless a column "Tên" stands beside it. */
export const namesSurnames = (text: string): boolean =>
  SURNAMES.test(headingKey(text)) && !/hộ/iu.test(nfc(text))

/** "Tên", the given name where the surname has a column of its own; the whole name where it has none. */
export const namesGivenName = (text: string): boolean => GIVEN_NAME.test(headingKey(text))

/** "Năm", written with its breve, at the end of a heading. */
export const saysYear = (text: string): boolean => /năm\P{L}*$/u.test(nfc(squeeze(text)).toLowerCase())
