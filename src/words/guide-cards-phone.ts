// Default guide cards of telephones, SIMs, signal and signatures. Each step stands under the picture it is
// drawn as; which paper a fact is taken from stands in the domain (guide-sources.ts).
import type { WrittenCards } from '#domain/guide-cards'
import { defineWords } from './words.ts'

export const phoneGuides = defineWords({
  vi: {
    sim_own_name: {
      title: 'SIM chưa chính chủ, dùng chung số',
      lead: 'SIM chính chủ là SIM đứng đúng tên người đang dùng, khớp số định danh, họ tên, ngày sinh. Chỉ nhà mạng xác nhận được.',
      steps: {
        ask: 'Hỏi SIM mua ở đâu, ai đứng tên, có đổi số chưa.',
        card: 'Mang thẻ căn cước và chính chiếc SIM ấy đến điểm giao dịch, hoặc đợi nhà mạng về ấp.',
        family: 'Dùng chung số với người nhà: mỗi tài khoản định danh cần một số riêng.',
        gift: 'Chưa có SIM: giới thiệu chương trình tặng SIM. Nhận hay không là tùy bà con.',
        pen: 'Bà con đồng ý cho nhà mạng liên hệ thì mới bàn giao; đọc đúng câu hỏi đồng ý.',
      },
      never: {
        forced: 'Không bắt mua SIM, mua máy để được làm giấy tờ.',
        borrowed: 'Không đăng ký SIM bằng giấy tờ của người khác.',
      },
    },
    phone_too_old: {
      title: 'Máy cũ, máy 2G hoặc chưa có máy',
      lead: 'VNeID cần điện thoại thông minh. Máy phím 4G vẫn gọi được khi tắt sóng 2G, nhưng không cài được VNeID.',
      steps: {
        old_phone: 'Xem máy thuộc loại nào: chỉ có 2G, phím bấm 4G, hay thông minh.',
        phone: 'Máy thông minh mà không cài được: xóa bớt ảnh, cập nhật máy, rồi thử lại.',
        calendar: 'Nói đúng ngày tắt sóng 2G theo thông báo mới nhất; ngày này đã lùi hai lần.',
        gift: 'Giới thiệu máy 4G giá ưu đãi, đổi máy cũ. Hộ nghèo thì hỏi xã về máy được tặng.',
        card: 'Chưa có máy vẫn làm thẻ căn cước và hồ sơ mức 2 trước, kích hoạt sau.',
      },
      never: { forced: 'Không ép mua máy; không gắn việc làm giấy tờ với việc mua.' },
    },
    no_signal: {
      title: 'Không có sóng, không có mạng',
      lead: 'Không có sóng thì không nhận được mã, nhưng nhiều việc vẫn làm trước được.',
      steps: {
        signal: 'Hỏi bà con chỗ nào có sóng gần nhất.',
        house: 'Hẹn làm ở nhà văn hóa ấp hoặc điểm có mạng.',
        papers: 'Việc không cần mạng thì làm trước: thu nhận hồ sơ, ghi phiếu.',
        speak: 'Báo xã nơi lõm sóng để nhà mạng biết.',
      },
      never: { blank: 'Không bỏ qua nhà ở xa: ghi lý do và ngày hẹn lại.' },
    },
    signature: {
      title: 'Chữ ký số cá nhân',
      lead: 'Chữ ký số để ký giấy tờ trên mạng thay chữ ký tay. Dùng hay không là tự nguyện.',
      steps: {
        ask: 'Hỏi bà con có hay nộp hồ sơ, ký giấy tờ trên mạng không.',
        sim: 'SIM phải chính chủ và định danh đã kích hoạt.',
        phone: 'Nhà mạng hướng dẫn đăng ký trên máy của chính người dân.',
        calendar: 'Hỏi rõ thời hạn và phí gia hạn trước khi đồng ý.',
        key: 'Mã ký là của riêng người dân, không đưa cho ai.',
      },
      never: { proxy: 'Không đăng ký hộ khi người dân chưa hiểu để làm gì.' },
    },
  } satisfies WrittenCards,
  en: {
    sim_own_name: {
      title: 'SIM in another name, shared number',
      lead: 'An own-name SIM matches its user by number, name and birth date. Only the carrier can confirm it.',
      steps: {
        ask: 'Ask where the SIM was bought, in whose name, and whether the number changed.',
        card: 'Bring the card and that SIM to a shop, or wait for the carrier in the hamlet.',
        family: 'A shared number: every e-ID account needs one of its own.',
        gift: 'No SIM: tell of the free SIM. To take it or not is their choice.',
        pen: 'Hand over to the carrier only if they agree; read out the question as it is written.',
      },
      never: {
        forced: 'Never make papers depend on buying a SIM or telephone.',
        borrowed: 'Never register a SIM with somebody else’s papers.',
      },
    },
    phone_too_old: {
      title: 'Old, 2G or no telephone',
      lead: 'VNeID needs a smartphone. A 4G feature phone still calls when 2G ends, but cannot run VNeID.',
      steps: {
        old_phone: 'See what it is: 2G only, 4G feature phone, or smartphone.',
        phone: 'A smartphone that cannot install it: delete pictures, update, try again.',
        calendar: 'Tell the date of the 2G shutdown by the newest notice; it moved twice.',
        gift: 'Tell of discounted 4G telephones and trade-in. Poor households ask the commune.',
        card: 'Without a telephone the card and the level-2 dossier can still be done first.',
      },
      never: { forced: 'Never press to buy; never tie papers to a purchase.' },
    },
    no_signal: {
      title: 'No signal, no network',
      lead: 'Without signal no code arrives, but much can be done before.',
      steps: {
        signal: 'Ask where the nearest signal is.',
        house: 'Meet at the culture house or another place with network.',
        papers: 'Do first what needs no network: dossiers, the sheet.',
        speak: 'Tell the commune where the gap is, so that the carrier learns of it.',
      },
      never: { blank: 'Skip no far house: note the reason and the next day.' },
    },
    signature: {
      title: 'Personal digital signature',
      lead: 'It signs papers online instead of by hand. To use it or not is voluntary.',
      steps: {
        ask: 'Ask whether they often send in or sign papers online.',
        sim: 'The SIM is in their own name and the e-ID is activated.',
        phone: 'The carrier helps to register on the citizen’s own telephone.',
        calendar: 'Ask for its term and the fee of renewal before agreeing.',
        key: 'The signing code is the citizen’s own.',
      },
      never: { proxy: 'Register nobody who does not know what it is for.' },
    },
  },
})
