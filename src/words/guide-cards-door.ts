// Default guide cards of the door itself: who cannot come, who is not there, who speaks another language. Each step stands under the picture it is
// drawn as; which paper a fact is taken from stands in the domain (guide-sources.ts).
import type { WrittenCards } from '#domain/guide-cards'
import { defineWords } from './words.ts'

export const doorGuides = defineWords({
  vi: {
    at_home: {
      title: 'Người già yếu, khuyết tật: làm tại nhà',
      lead: 'Không ai phải cõng người bệnh đi làm giấy tờ. Tổ lưu động đến tận nhà, tận giường.',
      steps: {
        bed: 'Ghi đúng tình trạng: nằm một chỗ, đi lại khó, cần người nhà bên cạnh.',
        calendar: 'Hẹn ngày giờ với người nhà; gom người cùng ấp vào một chuyến.',
        van: 'Bàn giao tổ thu nhận lưu động.',
        family: 'Người thân hoặc người giám hộ ngồi cùng, nhất là khi không minh mẫn.',
        fingerprint: 'Chụp ảnh, lấy vân tay tại chỗ; mờ vân tay vẫn làm được.',
      },
      never: {
        closed: 'Không coi già yếu, khuyết tật là được miễn.',
        staff: 'Không kích hoạt hộ trên máy của cán bộ.',
      },
    },
    not_at_home: {
      title: 'Đến nhà mà không gặp',
      lead: 'Vắng nhà không phải là được miễn. Ghi lý do, hẹn lại đúng lúc bà con ở nhà.',
      steps: {
        evening: 'Đi rẫy ban ngày: đến buổi tối, giờ nghỉ trưa hoặc cuối tuần.',
        ask: 'Hỏi người nhà khi nào về; không kể chuyện riêng với hàng xóm.',
        police: 'Làm xa: định danh mức 2 làm được ở Công an cấp nào, nơi nào cũng được.',
        calendar:
          'Ở ngoài tỉnh, nước ngoài, đi nghĩa vụ: ghi đúng lý do để danh sách người có mặt không sai.',
      },
      never: { claimed: 'Không báo đã làm khi chưa gặp người.' },
    },
    other_language: {
      title: 'Khác tiếng nói',
      lead: 'Nói bằng tiếng của bà con. Cuối mỗi cẩm nang có chỗ nghe bằng tiếng S’tiêng và tiếng Khmer.',
      steps: {
        speak: 'Đi cùng người biết tiếng: già làng, trưởng ấp, thanh niên trong sóc.',
        ask: 'Nói chậm, từng việc một, chỉ vào hình.',
        phone: 'Mở máy làm mẫu, rồi để bà con tự làm lại.',
        family: 'Nhờ con cháu trong nhà nghe cùng.',
      },
      never: { recorded: 'Không ghi dân tộc của ai vào hệ thống.' },
    },
  } satisfies WrittenCards,
  en: {
    at_home: {
      title: 'Old, ill or disabled: at home',
      lead: 'Nobody is carried to an office. The mobile team comes to the house, to the bed.',
      steps: {
        bed: 'Note how it is: bedridden, hardly able to travel, needs family beside.',
        calendar: 'Agree on day and hour with the family; gather a hamlet into one trip.',
        van: 'Hand over to the mobile collection team.',
        family: 'A relative or guardian sits by, above all where the mind is not clear.',
        fingerprint: 'Picture and prints are taken there; blurred prints are no obstacle.',
      },
      never: {
        closed: 'Age and disability exempt nobody.',
        staff: 'Never activate on a staff telephone.',
      },
    },
    not_at_home: {
      title: 'Nobody met',
      lead: 'Absence exempts nobody. Note the reason and come when they are at home.',
      steps: {
        evening: 'In the fields by day: come in the evening, at noon or at the weekend.',
        ask: 'Ask the family when they return; tell neighbours nothing private.',
        police: 'Working away: level 2 can be done at the police anywhere.',
        calendar: 'Out of the province, abroad, in service: note which, so that who is present stays right.',
      },
      never: { claimed: 'Report nothing as done without having met the person.' },
    },
    other_language: {
      title: 'Another language',
      lead: 'Speak the language of the house. Every card has a place for S’tiêng and Khmer audio at its end.',
      steps: {
        speak: 'Bring somebody who speaks it: an elder, the hamlet head, the young.',
        ask: 'Slowly, one thing at a time, pointing at the pictures.',
        phone: 'Show it on the telephone, then let them do it.',
        family: 'Ask the children of the house to listen along.',
      },
      never: { recorded: 'Record nobody’s ethnicity.' },
    },
  },
})
