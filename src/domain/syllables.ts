// Which written syllables are Vietnamese: an onset, a rhyme and at most one tone. For judging whether a text was read in
// the right encoding, never for judging a name: Điểu Jơn, K’Wang and Franz are names as well.

const ONSET = /^(?:ngh?|nh?|gh?|gi|kh?|ph?|th|tr|t|ch?|qu|[bcdđhlmrsvx])/u

// Rhymes without their tone, by the vowel they begin with. Those that end in c, ch, p, t take sắc or nặng only; "ăk" is of
// place names (Đắk, Đăk).
const RHYMES = new Set(
  `a ai ao au ay am an ang anh ac ach ap at
   ăm ăn ăng ăc ăk ăp ăt
   âu ây âm ân âng âc âp ât
   e eo em en eng ec ep et
   ê êu êm ên ênh êch êp êt
   i ia iu im in inh ich ip it iêu iêm iên iêng iêc iêp iêt
   o oi om on ong oong oc ooc op ot oa oai oao oay oam oan oang oanh oac oach oap oat
   oăm oăn oăng oăc oăt oe oen oeo oet
   ô ôi ôm ôn ông ôông ôc ôp ôt
   ơ ơi ơm ơn ơp ơt
   u ua ui um un ung uc up ut uôi uôm uôn uông uôc uôt uơ uê uên uêch uênh uây uân uâng uât
   uy uya uyn uynh uych uyt uyp uyu uyên uyêt
   ư ưa ưi ưu ưm ưn ưng ưc ưt ươi ươu ươm ươn ương ươc ươp ươt
   y yêu yêm yên yêng yêt ynh yt ych`.split(/\s+/),
)

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu
const ENDS_SHORT = /(?:ch|[cpt])$/u
const SHORT_TONES = /[\u0301\u0323]/u

const judge = (syllable: string): boolean => {
  const spread = syllable.toLowerCase().normalize('NFD')
  const tones = spread.match(TONES) ?? []
  if (tones.length > 1) return false
  const bare = spread.replace(TONES, '').normalize('NFC')
  if (ENDS_SHORT.test(bare) && !SHORT_TONES.test(tones[0] ?? '')) return false
  const onset = ONSET.exec(bare)?.[0] ?? ''
  const rhyme = bare.slice(onset.length)
  // "gì" and "giêng" share the i, and "quốc" its u, between onset and rhyme.
  return RHYMES.has(rhyme) || (/^(?:gi|qu)$/u.test(onset) && RHYMES.has(bare.slice(1)))
}

const MOST_KNOWN = 20_000
const known = new Map<string, boolean>()

/** True for one syllable as Vietnamese is written, in any case: "Nguyễn", "KHUỶU"; false for "Nguyôn", "Krông", "". */
export const isVietnameseSyllable = (syllable: string): boolean => {
  let answer = known.get(syllable)
  if (answer === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    answer = judge(syllable)
    known.set(syllable, answer)
  }
  return answer
}
