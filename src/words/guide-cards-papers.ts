// Default guide cards of cards, dossiers and papers. Each step stands under the picture it is
// drawn as; which paper a fact is taken from stands in the domain (guide-sources.ts).
import type { WrittenCards } from '#domain/guide-cards'
import { defineWords } from './words.ts'

export const papersGuides = defineWords({
  vi: {
    card_not_delivered: {
      title: 'Làm hồ sơ rồi mà chưa có kết quả',
      lead: 'Thu nhận hồ sơ chưa phải là được cấp; được cấp chưa phải là đã cầm trên tay.',
      steps: {
        calendar: 'Hỏi làm hồ sơ ngày nào, ở đâu.',
        papers: 'Xem giấy hẹn còn giữ không.',
        police: 'Công an xã tra hồ sơ: đang xử lý, không đạt, hay thẻ đã về xã.',
        house: 'Thẻ đã về: hẹn trả tận nhà cho người già yếu, đi lại khó.',
        message: 'Định danh lâu chưa duyệt: nhờ Công an xã xem lại số điện thoại trong hồ sơ.',
      },
      never: { twice: 'Không làm lại hồ sơ khi chưa biết hồ sơ cũ đang ở đâu.' },
    },
    dossier_rejected: {
      title: 'Hồ sơ không đạt, mờ vân tay',
      lead: 'Hồ sơ thường bị trả vì ảnh hoặc vân tay kém. Làm lại là được; mờ vân tay không phải lý do để dừng.',
      steps: {
        police: 'Hỏi Công an vì sao hồ sơ không đạt.',
        face: 'Chụp lại ảnh: đủ sáng, không đội mũ, không đeo kính.',
        fingerprint:
          'Rửa tay, lau khô rồi lấy lại. Không lấy được thì cán bộ ghi tình trạng vân tay và làm tiếp.',
        van: 'Người đi lại khó: bàn giao tổ thu nhận lưu động.',
      },
      never: { closed: 'Không ghi “không làm được” chỉ vì mờ vân tay.' },
    },
    papers_missing: {
      title: 'Thiếu giấy tờ gốc, thông tin sai',
      lead: 'Chưa có khai sinh hoặc thông tin dân cư sai thì sửa trước; thẻ và định danh làm sau.',
      steps: {
        papers: 'Gom những gì nhà có: khai sinh, sổ hộ khẩu cũ, CMND cũ, học bạ.',
        police: 'Công an xã đối chiếu, sửa dữ liệu dân cư trước khi làm thẻ.',
        pen: 'Chưa có khai sinh: cán bộ tư pháp – hộ tịch xã hướng dẫn đăng ký.',
        speak: 'Tên S’tiêng: ghi đúng như giấy tờ và như người dân gọi; “Điểu”, “Thị” là họ.',
      },
      never: { invented: 'Không tự điền ngày 01/01 khi không biết ngày sinh.' },
    },
    first_card: {
      title: 'Làm thẻ căn cước lần đầu',
      lead: 'Đủ 14 tuổi thì làm thẻ căn cước. Tính đủ ngày, tháng: chưa đến ngày thì hẹn, không giục.',
      steps: {
        calendar: 'Xem ngày sinh trên giấy khai sinh.',
        school: 'Học sinh làm theo đợt của trường; cha mẹ được báo trước.',
        family: 'Cha mẹ hoặc người giám hộ đi cùng khi cần.',
        fingerprint: 'Chụp ảnh, lấy vân tay tại tổ thu nhận cố định hoặc lưu động.',
        phone: 'Hỏi làm luôn hồ sơ định danh mức 2 trong cùng một lần.',
      },
      never: { children: 'Không đăng tên, ảnh học sinh lên mạng.' },
    },
    register_changes: {
      title: 'Đã chuyển đi, đã mất',
      lead: 'Tổ công tác chỉ ghi lại điều gia đình cho biết. Sửa dữ liệu dân cư là việc của Công an xã.',
      steps: {
        ask: 'Hỏi người nhà: chuyển đi đâu, từ bao giờ; người mất thì hỏi nhẹ nhàng, một lần.',
        papers: 'Người mất chưa khai tử: chỉ gia đình đến cán bộ hộ tịch xã.',
        police: 'Chuyển Công an xã kiểm tra và sửa.',
      },
      never: { erased: 'Không tự xóa tên ai khỏi danh sách.' },
    },
  } satisfies WrittenCards,
  en: {
    card_not_delivered: {
      title: 'Dossier done, no result yet',
      lead: 'Collected is not issued, and issued is not in one’s hand.',
      steps: {
        calendar: 'Ask when and where the dossier was taken.',
        papers: 'See whether they kept the slip.',
        police: 'The commune police look it up: in progress, not accepted, or card arrived.',
        house: 'It has arrived: bring it home to the old and the disabled.',
        message: 'An e-ID that waits long: the police check the telephone number in the dossier.',
      },
      never: { twice: 'Begin no new dossier before the old one is found.' },
    },
    dossier_rejected: {
      title: 'Dossier not accepted, blurred fingerprints',
      lead: 'Mostly the picture or the prints were poor. Do it again; blurred prints are no reason to stop.',
      steps: {
        police: 'Ask the police why it was not accepted.',
        face: 'Take the picture again: enough light, no hat, no glasses.',
        fingerprint: 'Wash and dry the hands. If it fails, the officer notes the condition and goes on.',
        van: 'Who can hardly travel: hand over to the mobile collection team.',
      },
      never: { closed: 'Never write “impossible” for blurred fingerprints alone.' },
    },
    papers_missing: {
      title: 'Papers missing, data wrong',
      lead: 'Birth papers and register data come first; card and e-ID after.',
      steps: {
        papers: 'Gather what there is: birth certificate, old household book, old card, school record.',
        police: 'The commune police compare and correct the register before a card is made.',
        pen: 'No birth certificate: the civil-status officer of the commune helps.',
        speak: 'S’tiêng names: as in the papers and as people say them; “Điểu” and “Thị” are family names.',
      },
      never: { invented: 'Never fill in 01/01 for an unknown birthday.' },
    },
    first_card: {
      title: 'The first card',
      lead: 'At 14 years, to the day, the card is made. Before that: a date, no pressing.',
      steps: {
        calendar: 'Look at the birth date on the certificate.',
        school: 'Pupils come with their school; parents are told before.',
        family: 'A parent or guardian comes along where needed.',
        fingerprint: 'Picture and fingerprints at a fixed or mobile collection team.',
        phone: 'Ask for the level-2 dossier on the same occasion.',
      },
      never: { children: 'Publish no name or picture of a pupil.' },
    },
    register_changes: {
      title: 'Moved away, deceased',
      lead: 'The team only notes what the family says. The register is corrected by the commune police.',
      steps: {
        ask: 'Ask the family: where to and since when; of the dead ask gently, and once.',
        papers: 'A death not yet registered: the family goes to the civil-status officer.',
        police: 'Hand to the commune police to check and correct.',
      },
      never: { erased: 'Take nobody off a list yourself.' },
    },
  },
})
