// Which law, decree or paper each default guide card takes its facts from, named as they are called in Vietnamese, in both languages.
import type { GuideProblem } from './guide-cards.ts'

const article = 'Bài “90 ngày đêm để 4 phủ”, Cổng TTĐT Bình Phước, tháng 4-2024'
const eid59 = 'Nghị định 59/2022/NĐ-CP về định danh và xác thực điện tử (đến 30/6/2024)'
const eid69 = 'Nghị định 69/2024/NĐ-CP về định danh và xác thực điện tử (từ 01/7/2024)'
const fingerprints = 'Thông tư 60/2021/TT-BCA, khoản 3 Điều 5 (không lấy được vân tay vẫn làm tiếp)'
const cardLaw = 'Luật Căn cước công dân 2014 (đến 30/6/2024); Luật Căn cước 26/2023/QH15 (từ 01/7/2024)'
const steps = 'LuatVietnam: các bước kích hoạt tài khoản định danh điện tử'
const oldDevice = 'Báo Tiền Phong, VnExpress: đăng nhập máy mới, mã gửi về thiết bị cũ'
const voluntary = 'Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân (đồng ý phải rõ ràng, tự nguyện)'
const results = 'Tạp chí An toàn thông tin (2022): hồ sơ thu nhận, được duyệt và không đạt trong cả nước'
const field = 'Báo Dân Việt, 25/5/2024: làm buổi tối, tại nhà văn hóa ấp, vận động từng nhà'

export const guideSources: Readonly<Record<GuideProblem, readonly string[]>> = {
  scam_warning: ['Báo Quân đội nhân dân: giả danh Công an để lừa cài ứng dụng', oldDevice],
  vneid_uses: [article, eid59],
  level_2: [eid59, eid69, fingerprints],
  activation: [steps, oldDevice],
  otp_not_received: ['Công an tỉnh Bắc Giang (2023): tin nhắn kích hoạt đến sau 1–3 ngày', steps],
  password_or_old_device: [oldDevice, 'Tỉnh đối chiếu lại các bước với ứng dụng đang dùng trước khi in'],
  sim_own_name: [
    'Nghị định 49/2017/NĐ-CP về thông tin thuê bao',
    'Rà soát thuê bao không khớp Cơ sở dữ liệu quốc gia về dân cư, từ 31/3/2023',
    article,
    voluntary,
  ],
  phone_too_old: [
    article,
    'Thông tư 03/2024, 04/2024 và 10/2024/TT-BTTTT (máy chỉ có 2G dừng từ 16/10/2024)',
  ],
  no_signal: [field],
  signature: ['Luật Giao dịch điện tử 20/2023/QH15', 'Nghị định 23/2025/NĐ-CP', article],
  card_not_delivered: [results, eid59],
  dossier_rejected: [fingerprints, results],
  papers_missing: ['Thông tư 59/2021/TT-BCA, Điều 3 (sửa dữ liệu dân cư trước khi cấp thẻ)'],
  first_card: [cardLaw, article],
  at_home: ['Báo chí về Bình Dương (2023): thu nhận hồ sơ “đến tận giường bệnh”', fingerprints],
  not_at_home: [field, eid59],
  register_changes: ['Luật Cư trú 68/2020/QH14', 'Luật Hộ tịch 60/2014/QH13'],
  other_language: [field, voluntary],
}
