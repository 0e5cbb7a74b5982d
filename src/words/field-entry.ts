// What the phone says before it is open: joining by a code, choosing and typing the PIN, and what happened where people were
// forgotten, the store was cleared or the browser cannot do it. Each says what happened, what was kept and what to do.

import { defineWords } from './words.ts'

type WipeReason = 'revoked' | 'account-ended' | 'too-many-pins' | 'pin-forgotten' | 'by-hand'
type Unsupported = 'insecure' | 'old-browser' | 'no-storage'
type JoinRefusal = 'invitation-invalid' | 'too-many-attempts' | 'unreachable' | 'server'
type PinRefusal = 'pin-wrong' | 'wiped' | 'pin-weak' | 'pins-differ' | 'no-room'
type Said = { readonly happened: string; readonly next: string }

const wiped = {
  revoked: {
    happened: 'Máy này đã bị khóa khỏi chiến dịch, nên mọi người trên máy đã được xóa.',
    next: 'Nếu bạn vẫn đi từng nhà, hãy xin công an xã một mã mới.',
  },
  'account-ended': {
    happened: 'Tài khoản của bạn đã hết hạn dùng, nên mọi người trên máy đã được xóa.',
    next: 'Nếu bạn vẫn đi từng nhà, hãy hỏi công an xã.',
  },
  'too-many-pins': {
    happened: 'Đã gõ sai mã PIN 10 lần, nên mọi người trên máy đã được xóa.',
    next: 'Hãy xin công an xã một mã mới để dùng tiếp.',
  },
  'pin-forgotten': {
    happened: 'Quên mã PIN: mọi người trên máy đã được xóa như bạn chọn.',
    next: 'Hãy xin công an xã một mã mới để dùng tiếp.',
  },
  'by-hand': {
    happened: 'Bạn đã xóa dữ liệu trên máy này.',
    next: 'Muốn dùng lại, hãy xin công an xã một mã mới.',
  },
} satisfies Record<WipeReason, Said>

const unsupported = {
  insecure: {
    happened: 'Địa chỉ này không được mã hóa (http), nên trình duyệt không cho giữ dữ liệu an toàn trên máy.',
    next: 'Hãy mở địa chỉ bắt đầu bằng https:// mà công an xã đưa.',
  },
  'old-browser': {
    happened: 'Trình duyệt này quá cũ.',
    next: 'Hãy mở bằng Chrome bản 109 trở lên; cập nhật Chrome trong Cửa hàng Play.',
  },
  'no-storage': {
    happened: 'Trình duyệt không cho giữ dữ liệu: có thể đang ở chế độ ẩn danh.',
    next: 'Hãy mở trong cửa sổ thường của Chrome, và cho phép trang giữ dữ liệu.',
  },
} satisfies Record<Unsupported, Said>

const joinRefusals = {
  'invitation-invalid': {
    happened: 'Mã này không dùng được: gõ sai, đã dùng rồi hoặc đã hết hạn.',
    next: 'Hãy xem lại từng chữ, hoặc xin công an xã mã mới.',
  },
  'too-many-attempts': { happened: 'Đã thử quá nhiều lần.', next: 'Hãy chờ 15 phút rồi thử lại.' },
  unreachable: {
    happened: 'Chưa tới được máy chủ.',
    next: 'Lần đầu cần có mạng. Hãy kiểm tra Wi-Fi hoặc dữ liệu di động rồi thử lại.',
  },
  server: { happened: 'Máy chủ đang gặp lỗi.', next: 'Mã vẫn còn dùng được; hãy thử lại sau ít phút.' },
} satisfies Record<JoinRefusal, Said>

const pinRefusals = {
  'pin-wrong': 'Mã PIN chưa đúng.',
  wiped: 'Dữ liệu trên máy đã được xóa.',
  'pin-weak': 'Mã PIN này dễ đoán quá. Hãy chọn sáu số khác, không lặp và không liền nhau.',
  'pins-differ': 'Hai lần gõ chưa giống nhau. Hãy gõ lại.',
  'no-room': 'Máy hết chỗ nên chưa đổi được mã PIN, mã cũ vẫn dùng. Hãy xóa bớt ảnh, phim trên máy.',
} satisfies Record<PinRefusal, string>

export const fieldEntryWords = defineWords({
  vi: {
    wiped,
    unsupported,
    joinRefusals,
    pinRefusals,
    join: {
      title: 'Vào chiến dịch',
      lead: 'Công an xã đưa cho bạn một mã, dùng cho một máy và một lần.',
      code: 'Mã vào',
      codeHint: 'Chữ hoa hay thường, có gạch hay không đều được.',
      scan: 'Quét mã QR',
      join: 'Vào',
      joining: 'Đang vào…',
      fromLink: 'Mã đã được điền từ đường dẫn vừa mở.',
      what: 'Máy này sẽ giữ gì?',
      people:
        'Chỉ những người được giao cho bạn: tên, năm sinh, nhà, bốn phủ. Số giấy tờ chỉ còn hai số cuối.',
      locked: 'Tất cả được mã hóa trên máy và mở bằng mã PIN của riêng bạn.',
      offline: 'Đi cả ngày không cần mạng; khi có mạng thì tự gửi.',
      ends: 'Hết chiến dịch, hoặc khi công an xã khóa máy, dữ liệu trên máy được xóa.',
      never: 'Không hỏi, không lưu mã OTP, mật khẩu hay ảnh thẻ của bà con.',
      already: (name: string) => `Máy này đang dùng cho ${name}. Mã vừa mở dành cho máy khác.`,
    },
    cleared: {
      happened: 'Trình duyệt đã xóa dữ liệu của ứng dụng (dọn bộ nhớ hoặc xóa dữ liệu duyệt web).',
      next: 'Hãy xin công an xã một mã mới. Lượt nào đã gửi thì vẫn có ở máy chủ.',
    },
    sealed: {
      title: (count: string) => `Còn ${count} lượt đến chưa gửi`,
      kept: 'Chúng vẫn được giữ trên máy, niêm phong: không ai đọc được, chỉ máy chủ mở được.',
      deliver: 'Gửi ngay',
      delivering: 'Đang gửi…',
      none: 'Không còn lượt nào chờ gửi.',
      handOver: 'Đưa qua máy khác hoặc tệp',
      failed: 'Chưa gửi được; các lượt vẫn còn trên máy.',
    },
    forgotten: {
      title: 'Máy này không còn giữ ai',
      told: 'Máy chủ đã biết.',
      untold: 'Khi có mạng, máy sẽ tự báo cho máy chủ.',
      again: 'Vào lại bằng mã mới',
    },
    pin: {
      title: (name: string) => `Chào ${name}`,
      lead: 'Hãy chọn mã PIN sáu số cho máy này.',
      pin: 'Mã PIN',
      again: 'Gõ lại mã PIN',
      now: 'Mã PIN đang dùng',
      next: 'Mã PIN mới',
      show: 'Hiện số',
      choose: 'Dùng mã PIN này',
      busy: 'Đang mở…',
      protects: 'Mã PIN giữ được gì?',
      finder: 'Người nhặt được máy không đọc được dữ liệu; sai 10 lần thì tự xóa.',
      laboratory: 'Không chống được người có thiết bị chuyên dụng giữ máy trong tay nhiều ngày.',
      lost: 'Mất máy thì báo công an xã ngay để khóa từ xa.',
      forget:
        'Không ai lấy lại được mã PIN. Quên thì xóa người trên máy rồi vào lại bằng mã mới; lượt chưa gửi không mất.',
    },
    unlock: {
      title: (name: string) => `Chào ${name}`,
      open: 'Mở',
      triesLeft: (count: string) => `Còn ${count} lần thử, sau đó mọi người trên máy bị xóa.`,
      waiting: (count: string) => `${count} lượt chờ gửi vẫn được giữ.`,
      forgot: 'Quên mã PIN?',
      forgotTitle: 'Quên mã PIN',
      forgotWhat: 'Mọi người trên máy sẽ bị xóa; bạn cần mã mới của công an xã để vào lại.',
      forgotKept: 'Lượt chưa gửi được giữ niêm phong trên máy và vẫn gửi được.',
      wipe: 'Xóa người trên máy',
    },
  },
  en: {
    wiped: {
      revoked: {
        happened: 'This phone was shut out of the campaign, so everybody on it was forgotten.',
        next: 'If you still walk, ask the commune police for a new code.',
      },
      'account-ended': {
        happened: 'Your account has ended, so everybody on the phone was forgotten.',
        next: 'If you still walk, ask the commune police.',
      },
      'too-many-pins': {
        happened: 'The PIN was wrong 10 times, so everybody on the phone was forgotten.',
        next: 'Ask the commune police for a new code to go on.',
      },
      'pin-forgotten': {
        happened: 'PIN forgotten: everybody on the phone was forgotten, as you chose.',
        next: 'Ask the commune police for a new code to go on.',
      },
      'by-hand': {
        happened: 'You have removed what was on this phone.',
        next: 'To use it again, ask the commune police for a new code.',
      },
    },
    unsupported: {
      insecure: {
        happened: 'This address is not encrypted (http), so the browser keeps nothing safely on the phone.',
        next: 'Open the address beginning with https:// that the commune police gave you.',
      },
      'old-browser': {
        happened: 'This browser is too old.',
        next: 'Use Chrome 109 or newer; update Chrome in the Play Store.',
      },
      'no-storage': {
        happened: 'The browser does not let the app keep anything: perhaps it is in private mode.',
        next: 'Open it in an ordinary window of Chrome and let the page keep data.',
      },
    },
    joinRefusals: {
      'invitation-invalid': {
        happened: 'This code does not work: mistyped, used already, or over.',
        next: 'Look at each letter again, or ask the commune police for a new one.',
      },
      'too-many-attempts': { happened: 'Tried too often.', next: 'Wait 15 minutes and try again.' },
      unreachable: {
        happened: 'The server was not reached.',
        next: 'The first time needs a network. Look at Wi-Fi or mobile data and try again.',
      },
      server: {
        happened: 'The server has failed.',
        next: 'The code still works; try again in a few minutes.',
      },
    },
    pinRefusals: {
      'pin-wrong': 'The PIN is wrong.',
      wiped: 'What was on the phone was forgotten.',
      'pin-weak': 'This PIN is easily guessed. Choose six other digits, not repeated and not in a row.',
      'pins-differ': 'The two are not the same. Type them again.',
      'no-room':
        'The phone is full: the PIN was not changed, the old one still holds. Remove photos or films from the phone.',
    },
    join: {
      title: 'Join the campaign',
      lead: 'The commune police give you a code, for one phone and once.',
      code: 'Code',
      codeHint: 'Capital or small letters, with or without dashes.',
      scan: 'Scan the QR code',
      join: 'Join',
      joining: 'Joining…',
      fromLink: 'The code was filled in from the link you opened.',
      what: 'What will be on this phone?',
      people:
        'Only whom you were given: name, year of birth, house, the four coverages. Numbers show two digits.',
      locked: 'All of it encrypted on the phone and opened by a PIN of your own.',
      offline: 'You walk all day without a network; it sends by itself when there is one.',
      ends: 'When the campaign ends, or the commune police shut the phone out, it is removed.',
      never: 'It never asks for or keeps a citizen’s OTP, password or a photo of a card.',
      already: (name) => `This phone is used by ${name}. The code just opened is for another phone.`,
    },
    cleared: {
      happened:
        'The browser has removed what the app kept (storage was cleaned up, or browsing data cleared).',
      next: 'Ask the commune police for a new code. What was sent is on the server.',
    },
    sealed: {
      title: (count) => `${count} visits not sent yet`,
      kept: 'They are still on the phone, sealed: nobody reads them, only the server opens them.',
      deliver: 'Send now',
      delivering: 'Sending…',
      none: 'No visit waits to be sent.',
      handOver: 'Hand over by another phone or a file',
      failed: 'Not sent yet; the visits are still on the phone.',
    },
    forgotten: {
      title: 'This phone holds nobody any more',
      told: 'The server knows.',
      untold: 'When there is a network the phone tells the server by itself.',
      again: 'Join again with a new code',
    },
    pin: {
      title: (name) => `Hello ${name}`,
      lead: 'Choose a PIN of six digits for this phone.',
      pin: 'PIN',
      again: 'PIN again',
      now: 'PIN in use',
      next: 'New PIN',
      show: 'Show digits',
      choose: 'Use this PIN',
      busy: 'Opening…',
      protects: 'What does the PIN protect?',
      finder: 'Whoever finds the phone cannot read it; after 10 wrong tries it is removed.',
      laboratory: 'It does not withstand a laboratory that has the phone for days.',
      lost: 'If the phone is lost, tell the commune police at once: they shut it out.',
      forget:
        'Nobody can give a PIN back. If forgotten, people are removed and you join again; unsent visits are not lost.',
    },
    unlock: {
      title: (name) => `Hello ${name}`,
      open: 'Open',
      triesLeft: (count) => `${count} tries left, then everybody on the phone is removed.`,
      waiting: (count) => `${count} visits waiting to be sent are kept.`,
      forgot: 'PIN forgotten?',
      forgotTitle: 'PIN forgotten',
      forgotWhat:
        'Everybody on the phone is removed; you need a new code of the commune police to join again.',
      forgotKept: 'Unsent visits stay on the phone, sealed, and can still be sent.',
      wipe: 'Remove people from the phone',
    },
  },
})
