// The letters of Vietnamese text from before Unicode, as data: TCVN3 (fonts .Vn…), VNI (fonts VNI-…) and Windows-1258.
// Keys are the signs that stand in a cell whose bytes were read as Latin-1 or Windows-1252. Only tables; what decodes by
// them and decides which applies is legacy-text.ts.
//
// Sources: TCVN 5712:1993 (VN3; every entry compared with glibc's TCVN5712-1); the VNI-Windows table of the VNI company;
// Microsoft's code page 1258 as published by Unicode (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT).

/**
 * TCVN3, byte and letter. It has no capitals with a tone: those are the small ones in a font of capitals (.VnTimeH).
 * AD is the soft hyphen, which trimming and HTML drop: decode before anything else.
 */
const TCVN3_BYTES = `
  A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ
  B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ
  CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị
  DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ
  EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ`

const entriesOf = (table: string): [string, string][] =>
  table
    .trim()
    .split(/\s+/)
    .map((entry) => [String.fromCharCode(Number.parseInt(entry.slice(0, 2), 16)), entry.slice(2)])

/** One sign, one letter. */
export const TCVN3: ReadonlyMap<string, string> = new Map(entriesOf(TCVN3_BYTES))

/** VNI: letters, and the signs that write them; of two signs the first is the vowel, the second its marks. */
const VNI_ROWS: readonly (readonly [string, string])[] = [
  ['à ả ã á ạ', 'aø aû aõ aù aï'],
  ['ă ằ ẳ ẵ ắ ặ', 'aê aè aú aü aé aë'],
  ['â ầ ẩ ẫ ấ ậ', 'aâ aà aå aã aá aä'],
  ['è ẻ ẽ é ẹ', 'eø eû eõ eù eï'],
  ['ê ề ể ễ ế ệ', 'eâ eà eå eã eá eä'],
  ['ì ỉ ĩ í ị', 'ì æ ó í ò'],
  ['ò ỏ õ ó ọ', 'oø oû oõ où oï'],
  ['ô ồ ổ ỗ ố ộ', 'oâ oà oå oã oá oä'],
  ['ơ ờ ở ỡ ớ ợ', 'ô ôø ôû ôõ ôù ôï'],
  ['ù ủ ũ ú ụ', 'uø uû uõ uù uï'],
  ['ư ừ ử ữ ứ ự', 'ö öø öû öõ öù öï'],
  ['ỳ ỷ ỹ ý ỵ', 'yø yû yõ yù î'],
  ['đ', 'ñ'],
]

/** A capital vowel stands before a capital or a small mark: "AØ" and "Aø" are both À. */
const vniEntries = ([letters, signs]: readonly [string, string]): [string, string][] => {
  const written = signs.split(' ')
  return letters.split(' ').flatMap((letter, i): [string, string][] => {
    const sign = written[i] ?? ''
    const capital = letter.toUpperCase()
    const [vowel = '', mark = ''] = sign
    return [
      [sign, letter],
      [sign.toUpperCase(), capital],
      ...(mark === '' ? [] : [[vowel.toUpperCase() + mark, capital] satisfies [string, string]]),
    ]
  })
}

/** One or two signs, one letter; the longer goes first. */
export const VNI: ReadonlyMap<string, string> = new Map(VNI_ROWS.flatMap(vniEntries))

/** Where code page 1258 differs from 1252: letters, and the five tones as signs of their own behind the vowel. */
export const WINDOWS_1258: ReadonlyMap<string, string> = new Map([
  ...entriesOf('C3Ă E3ă D0Đ F0đ D5Ơ F5ơ DDƯ FDư'),
  ['Ì', '\u0300'],
  ['Ò', '\u0309'],
  ['Þ', '\u0303'],
  ['ì', '\u0301'],
  ['ò', '\u0323'],
])

/** The signs that Windows-1252 has for the bytes 80 to 9F; the five it leaves open stay control characters. */
export const WINDOWS_1252: ReadonlyMap<string, number> = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((sign, i) => [sign, 0x80 + i]),
)
