// Words of the guide cards ("cẩm nang"): the cards as they stand until a province edits them, and the screens that show, edit and
// print them.
import {
  type AudioLanguage,
  GUIDE_PROBLEMS,
  type GuideCard,
  type GuideProblem,
  PICTOGRAMS,
  type Pictogram,
} from '#domain/guide-cards'
import { guideSources } from '#domain/guide-sources'
import { doorGuides } from './guide-cards-door.ts'
import { eidGuides } from './guide-cards-eid.ts'
import { papersGuides } from './guide-cards-papers.ts'
import { phoneGuides } from './guide-cards-phone.ts'
import { defineWords, type Language } from './words.ts'

const pictograms = {
  ask: 'hỏi',
  bed: 'giường',
  calendar: 'lịch',
  card: 'thẻ',
  clock: 'đồng hồ',
  code: 'mã số',
  evening: 'buổi tối',
  face: 'chân dung',
  family: 'gia đình',
  fingerprint: 'vân tay',
  gift: 'quà tặng',
  health: 'y tế',
  house: 'nhà',
  key: 'chìa khóa',
  lock: 'ổ khóa',
  message: 'tin nhắn',
  old_phone: 'máy phím bấm',
  papers: 'giấy tờ',
  pen: 'bút',
  phone: 'điện thoại thông minh',
  police: 'Công an',
  school: 'trường học',
  signal: 'cột sóng',
  sim: 'SIM',
  speak: 'nói',
  stop: 'dừng lại',
  van: 'xe lưu động',
  warning: 'cảnh báo',
} satisfies Record<Pictogram, string>

const audio = { stieng: 'Tiếng S’tiêng', khmer: 'Tiếng Khmer' } satisfies Record<AudioLanguage, string>

export const guideWords = defineWords({
  vi: {
    pictograms,
    audio,
    title: 'Cẩm nang',
    lead: 'Vướng ở đâu, mở cẩm nang ấy: đọc cho bà con nghe, chỉ vào hình.',
    cardFor: (title: string) => `Cẩm nang: ${title}`,
    forReasons: 'Dùng khi',
    onlyStep: 'Dùng khi hướng dẫn từng bước',
    steps: 'Các bước',
    never: 'Không được làm',
    sources: 'Theo',
    listen: 'Nghe',
    noAudio: 'chưa có',
    byDefault: 'Bản gốc của Phủ Kín, tỉnh chưa sửa',
    byProvince: (version: string, day: string, who: string) => `Bản ${version}, ${who} sửa ngày ${day}`,
    print: 'In cẩm nang',
    edit: 'Sửa',
    history: 'Các bản trước',
    back: 'Về cẩm nang',
    all: 'Mọi cẩm nang',
    missing: 'Không có cẩm nang này',
    missingNext: 'Địa chỉ có thể đã gõ thiếu.',
    version: 'Bản',
    versionNo: (version: string) => `Bản ${version}`,
    original: 'Bản gốc',
    editedOn: 'Ngày sửa',
    editedBy: 'Người sửa',
    current: 'đang dùng',
    restore: 'Lấy lại bản này',
    noHistory: 'Tỉnh chưa sửa lần nào',
    noHistoryNext: 'Mỗi lần sửa là một bản mới; bản cũ vẫn còn ở đây.',
    form: {
      title: (title: string) => `Sửa cẩm nang: ${title}`,
      lead: 'Bản mới thay cho bản đang dùng ngay khi lưu; bản cũ vẫn còn. Đừng ghi số giấy tờ hay số điện thoại của ai.',
      vietnamese: 'Tiếng Việt',
      english: 'Tiếng Anh',
      cardTitle: 'Tên cẩm nang',
      cardLead: 'Nói trước tiên',
      step: (no: string) => `Bước ${no}`,
      stepText: (no: string) => `Bước ${no}: lời`,
      picture: (no: string) => `Bước ${no}: hình`,
      addStep: 'Thêm bước',
      removeStep: (no: string) => `Bỏ bước ${no}`,
      neverText: (no: string) => `Không được làm, điều ${no}`,
      addNever: 'Thêm điều không được làm',
      removeNever: (no: string) => `Bỏ điều ${no}`,
      source: (no: string) => `Nguồn ${no}`,
      addSource: 'Thêm nguồn',
      removeSource: (no: string) => `Bỏ nguồn ${no}`,
      preview: 'Xem trước',
      save: 'Lưu thành bản mới',
      saved: (version: string) => `Đã lưu bản ${version}.`,
      kept: 'Chưa lưu gì; những gì đã gõ vẫn còn.',
      empty: 'Hãy điền ô này.',
      number: 'Đừng ghi số giấy tờ hay số điện thoại của ai.',
    },
    upload: {
      add: (language: string) => `Thêm bản nghe: ${language}`,
      hint: 'Tệp MP3, M4A hoặc OGG, nhiều nhất 3 MB.',
      done: (language: string) => `Đã thêm bản nghe ${language}.`,
    },
  },
  en: {
    pictograms: {
      ask: 'ask',
      bed: 'bed',
      calendar: 'calendar',
      card: 'card',
      clock: 'clock',
      code: 'code',
      evening: 'evening',
      face: 'portrait',
      family: 'family',
      fingerprint: 'fingerprint',
      gift: 'gift',
      health: 'health',
      house: 'house',
      key: 'key',
      lock: 'lock',
      message: 'message',
      old_phone: 'feature phone',
      papers: 'papers',
      pen: 'pen',
      phone: 'smartphone',
      police: 'police',
      school: 'school',
      signal: 'signal',
      sim: 'SIM',
      speak: 'speak',
      stop: 'stop',
      van: 'mobile team',
      warning: 'warning',
    },
    audio: { stieng: 'S’tiêng', khmer: 'Khmer' },
    title: 'Guide cards',
    lead: 'Where something is in the way, open its card: read it out and point at the pictures.',
    cardFor: (title) => `Guide card: ${title}`,
    forReasons: 'For',
    onlyStep: 'For guiding step by step',
    steps: 'Steps',
    never: 'Never',
    sources: 'After',
    listen: 'Listen',
    noAudio: 'not yet',
    byDefault: 'As delivered; not edited by the province',
    byProvince: (version, day, who) => `Version ${version}, edited by ${who} on ${day}`,
    print: 'Print the card',
    edit: 'Edit',
    history: 'Earlier versions',
    back: 'Back to the card',
    all: 'All guide cards',
    missing: 'There is no such guide card',
    missingNext: 'The address may be incomplete.',
    version: 'Version',
    versionNo: (version) => `Version ${version}`,
    original: 'As delivered',
    editedOn: 'Edited on',
    editedBy: 'Edited by',
    current: 'in use',
    restore: 'Use this version again',
    noHistory: 'Not edited yet',
    noHistoryNext: 'Every edit is a new version; the old ones stay here.',
    form: {
      title: (title) => `Edit the card: ${title}`,
      lead: 'The new version holds as soon as it is saved; the old one stays. Write no number of anybody’s papers or telephone.',
      vietnamese: 'Vietnamese',
      english: 'English',
      cardTitle: 'Name of the card',
      cardLead: 'What to say first',
      step: (no) => `Step ${no}`,
      stepText: (no) => `Step ${no}: text`,
      picture: (no) => `Step ${no}: picture`,
      addStep: 'Add a step',
      removeStep: (no) => `Remove step ${no}`,
      neverText: (no) => `Never, no. ${no}`,
      addNever: 'Add what nobody may do',
      removeNever: (no) => `Remove no. ${no}`,
      source: (no) => `Source ${no}`,
      addSource: 'Add a source',
      removeSource: (no) => `Remove source ${no}`,
      preview: 'Preview',
      save: 'Save as a new version',
      saved: (version) => `Version ${version} was saved.`,
      kept: 'Nothing was saved; what you typed is still there.',
      empty: 'Please fill this in.',
      number: 'Write no number of anybody’s papers or telephone.',
    },
    upload: {
      add: (language) => `Add audio: ${language}`,
      hint: 'An MP3, M4A or OGG file of at most 3 MB.',
      done: (language) => `The ${language} audio was added.`,
    },
  },
})

const isPictogram = (text: string): text is Pictogram => PICTOGRAMS.some((one) => one === text)

const written = {
  vi: { ...eidGuides.vi, ...phoneGuides.vi, ...papersGuides.vi, ...doorGuides.vi },
  en: { ...eidGuides.en, ...phoneGuides.en, ...papersGuides.en, ...doorGuides.en },
} satisfies Record<Language, Record<GuideProblem, Written>>

type Written = {
  readonly title: string
  readonly lead: string
  readonly steps: Readonly<Record<string, string>>
  readonly never: Readonly<Record<string, string>>
}

/** Version 0 of a card, until a province edits it. */
export const defaultCard = (problem: GuideProblem): GuideCard => {
  const vi: Written = written.vi[problem]
  const en: Written = written.en[problem]
  const both = (of: (card: Written) => string | undefined) => ({ vi: of(vi) ?? '', en: of(en) ?? '' })
  return {
    title: both(({ title }) => title),
    lead: both(({ lead }) => lead),
    steps: Object.keys(vi.steps)
      .filter(isPictogram)
      .map((picture) => ({ picture, text: both(({ steps }) => steps[picture]) })),
    never: Object.keys(vi.never).map((name) => both(({ never }) => never[name])),
    sources: guideSources[problem],
  }
}

export const DEFAULT_CARDS: ReadonlyMap<GuideProblem, GuideCard> = new Map(
  GUIDE_PROBLEMS.map((problem) => [problem, defaultCard(problem)]),
)
