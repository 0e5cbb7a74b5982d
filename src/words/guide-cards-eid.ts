// Default guide cards of the e-ID account: what it is good for, level 2, activation, codes and passwords. Each step stands under the picture it is
// drawn as; which paper a fact is taken from stands in the domain (guide-sources.ts).
import type { WrittenCards } from '#domain/guide-cards'
import { defineWords } from './words.ts'

export const eidGuides = defineWords({
  vi: {
    scam_warning: {
      title: 'Không ai được hỏi mã OTP',
      lead: 'Công an, tổ công nghệ số, nhân viên nhà mạng không bao giờ hỏi mã OTP hay mật khẩu VNeID. Ai hỏi là lừa đảo.',
      steps: {
        stop: 'Có người gọi điện tự xưng Công an, nhà mạng, bảo đọc mã hoặc bấm vào đường liên kết: dừng lại, cúp máy.',
        phone: 'Chỉ cài VNeID từ kho ứng dụng của máy. Không cài tệp do người khác gửi.',
        police: 'Còn ngờ thì hỏi Công an xã hoặc trưởng ấp. Ai đến nhà phải nói rõ tên và tổ của mình.',
        lock: 'Lỡ đọc mã: đổi mật khẩu VNeID ngay, báo ngân hàng khóa tài khoản, rồi báo Công an xã.',
      },
      never: {
        otp: 'Không đọc mã OTP cho bất cứ ai, kể cả người mặc sắc phục.',
        typed: 'Không để người khác gõ mật khẩu thay mình.',
        money: 'Không chuyển tiền cho ai để được “làm nhanh” giấy tờ.',
      },
    },
    vneid_uses: {
      title: 'VNeID dùng để làm gì',
      lead: 'VNeID là giấy tờ nằm trong điện thoại, có giá trị pháp lý, dùng mọi lúc, mọi nơi. Hỏi bà con hay phải đi xin giấy gì, rồi mở đúng mục ấy cho xem.',
      steps: {
        house: 'Xem thông tin cư trú, thay cho sổ hộ khẩu và sổ tạm trú giấy.',
        card: 'Xem thông tin thẻ căn cước gắn chip ngay trên máy.',
        papers: 'Mở các giấy tờ cá nhân đã được tích hợp, không phải mang theo bản giấy.',
        pen: 'Làm thủ tục hành chính trên các nền tảng công nghệ, bớt đi lại.',
        family: 'Thông báo lưu trú khi có khách, người thân đến ở.',
        speak: 'Gửi phản ánh, kiến nghị về an ninh, trật tự.',
        health: 'Khai báo y tế.',
      },
      never: { promise: 'Không hứa điều máy chưa làm được: mở ra cùng xem.' },
    },
    level_2: {
      title: 'Làm định danh mức 2 tại Công an',
      lead: 'Mức 2 phải gặp Công an trực tiếp, ở cấp nào cũng được. Không ai làm thay, không làm qua điện thoại.',
      steps: {
        card: 'Mang thẻ căn cước gắn chip. Chưa có thẻ thì hỏi làm cùng một lần.',
        sim: 'Mang điện thoại có SIM chính chủ: số này sẽ nhận mã kích hoạt.',
        police: 'Đến Công an xã, điểm thu nhận, hoặc đợi tổ lưu động về ấp.',
        fingerprint: 'Chụp ảnh chân dung, lấy vân tay. Mờ vân tay vẫn làm được.',
        message: 'Chờ tin nhắn báo đã duyệt. Thu nhận hồ sơ chưa phải là được cấp.',
        phone: 'Có tin nhắn thì kích hoạt trên máy của chính mình.',
      },
      never: { proxy: 'Không nhờ người khác đi thay, không giao thẻ cho người lạ giữ.' },
    },
    activation: {
      title: 'Kích hoạt VNeID trên máy của mình',
      lead: 'Người dân cầm máy và tự gõ; mình đứng bên chỉ chỗ. Xong phải mở lại được trên chính máy ấy.',
      steps: {
        phone: 'Mở VNeID trên máy của người dân, chọn kích hoạt tài khoản.',
        card: 'Người dân nhập số định danh và số điện thoại đã đăng ký.',
        code: 'Mã OTP về máy: người dân tự gõ, không đọc thành tiếng.',
        lock: 'Người dân tự đặt mật khẩu 8–20 ký tự và mã khóa 6 số, rồi tự giữ.',
        ask: 'Chọn câu hỏi bảo mật mà người dân nhớ được.',
        papers: 'Mở thử một mục, ví dụ thông tin cư trú, rồi để người dân tự mở lại.',
      },
      never: {
        staff: 'Không kích hoạt trên máy của cán bộ: sau này chủ tài khoản không vào được.',
        written: 'Không ghi mật khẩu hay mã của người dân ra giấy.',
      },
    },
    otp_not_received: {
      title: 'Không nhận được mã OTP',
      lead: 'Mã OTP gửi bằng tin nhắn về đúng số đã đăng ký. Không thấy mã thì tìm lý do trước, đừng bấm gửi lại nhiều lần.',
      steps: {
        sim: 'Xem SIM trong máy có đúng số đã đăng ký không; máy hai SIM thì xem cả hai. Số máy bàn không nhận được mã.',
        signal: 'Xem cột sóng, ra chỗ thoáng, tắt máy rồi mở lại.',
        message: 'Hộp thư đầy thì xóa bớt; đang chặn tin nhắn lạ thì bỏ chặn.',
        clock: 'Chờ vài phút rồi mới gửi lại một lần. Tin nhắn sau khi duyệt hồ sơ có thể đến chậm 1–3 ngày.',
        police: 'Đã đổi số: nhờ Công an xã sửa số điện thoại trong hồ sơ định danh.',
      },
      never: {
        aloud: 'Không đọc mã cho ai, cũng không hỏi mã của người dân.',
        staff: 'Không dùng số của cán bộ để nhận mã hộ.',
      },
    },
    password_or_old_device: {
      title: 'Quên mật khẩu, vướng máy cũ',
      lead: 'Mỗi lúc một tài khoản chỉ dùng trên một máy. Vào máy mới thì mã gửi về máy cũ.',
      steps: {
        old_phone: 'Máy cũ còn: mở máy cũ nhận mã để chuyển sang máy mới.',
        key: 'Quên mật khẩu: chọn “Quên mật khẩu” trong VNeID, người dân tự trả lời và tự đặt lại.',
        card: 'Để sẵn thẻ căn cước: máy có thể yêu cầu đối chiếu thẻ và khuôn mặt.',
        police: 'Máy cũ đã mất, đã bán, hoặc trước đây kích hoạt hộ trên máy cán bộ: đến Công an xã.',
      },
      never: { asked: 'Không hỏi, không ghi mật khẩu của người dân.' },
    },
  } satisfies WrittenCards,
  en: {
    scam_warning: {
      title: 'Nobody may ask for an OTP',
      lead: 'Police, digital teams and carriers never ask for an OTP or a VNeID password. Whoever asks is a fraud.',
      steps: {
        stop: 'Somebody calls as police or carrier and wants a code read out or a link pressed: stop, hang up.',
        phone: 'Install VNeID only from the store of the telephone. Install no file that somebody sent.',
        police: 'In doubt ask the commune police or the hamlet head. Whoever comes says their name and team.',
        lock: 'A code was told: change the VNeID password at once, have the bank lock the account, tell the police.',
      },
      never: {
        otp: 'Never tell an OTP to anybody, not even to somebody in uniform.',
        typed: 'Let nobody type the password for you.',
        money: 'Pay nobody to have papers made “faster”.',
      },
    },
    vneid_uses: {
      title: 'What VNeID is good for',
      lead: 'VNeID is papers in the telephone, valid in law, at any time and place. Ask which paper people travel for, and open just that.',
      steps: {
        house: 'See one’s residence, instead of the paper household book.',
        card: 'See the data of the chip card on the telephone.',
        papers: 'Open personal papers that are integrated; no paper to carry.',
        pen: 'Do administrative procedures online, with fewer trips.',
        family: 'Notify lodging when guests or relatives stay.',
        speak: 'Send reports on security and order.',
        health: 'Make health declarations.',
      },
      never: { promise: 'Promise nothing the app cannot do: open it and look together.' },
    },
    level_2: {
      title: 'Level 2 at the police',
      lead: 'Level 2 is done with the police in person, at any level. Nobody can do it for another, nor by telephone.',
      steps: {
        card: 'Bring the chip card. Without one, ask to have both done at once.',
        sim: 'Bring the telephone with the own-name SIM: it will get the activation code.',
        police: 'Go to the commune police or a collection point, or wait for the mobile team.',
        fingerprint: 'Portrait and fingerprints are taken. Blurred fingerprints are no obstacle.',
        message: 'Wait for the message of approval. Collected is not approved.',
        phone: 'When it comes, activate on one’s own telephone.',
      },
      never: { proxy: 'Send nobody instead; leave the card with no stranger.' },
    },
    activation: {
      title: 'Activate VNeID on one’s own telephone',
      lead: 'The citizen holds the telephone and types; we stand by. In the end it opens again on that very telephone.',
      steps: {
        phone: 'Open VNeID on the citizen’s telephone and choose to activate.',
        card: 'The citizen enters the identity number and the registered telephone number.',
        code: 'The OTP arrives: the citizen types it and does not read it aloud.',
        lock: 'The citizen chooses a password of 8–20 characters and a 6-digit passcode and keeps them.',
        ask: 'Choose security questions that the citizen remembers.',
        papers: 'Open one thing, such as residence, then let the citizen open it again.',
      },
      never: {
        staff: 'Never activate on a staff telephone: the owner will be locked out.',
        written: 'Never write down a citizen’s password or code.',
      },
    },
    otp_not_received: {
      title: 'The OTP does not arrive',
      lead: 'The OTP goes by SMS to the registered number. Find the cause first; do not press again and again.',
      steps: {
        sim: 'Is the SIM the registered one? Look at both if there are two. A fixed line gets no code.',
        signal: 'Look at the signal, go outside, switch off and on.',
        message: 'Delete messages if the box is full; unblock unknown senders.',
        clock: 'Wait some minutes and send again once. After approval the message may take 1–3 days.',
        police: 'The number has changed: the commune police correct it in the dossier.',
      },
      never: {
        aloud: 'Tell the code to nobody; ask no citizen for it.',
        staff: 'Use no staff number to receive it.',
      },
    },
    password_or_old_device: {
      title: 'Forgotten password, old telephone',
      lead: 'An account is used on one device at a time. On a new one, the code goes to the old one.',
      steps: {
        old_phone: 'The old telephone is there: get the code on it and move over.',
        key: 'Forgotten: choose “Forgot password” in VNeID; the citizen answers and chooses anew.',
        card: 'Have the card ready: the app may ask to compare card and face.',
        police: 'The old one is lost or sold, or it was activated on a staff telephone: go to the police.',
      },
      never: { asked: 'Neither ask for a citizen’s password nor write it down.' },
    },
  },
})
