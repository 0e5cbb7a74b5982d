// What a person reads when something is refused: one phrase for each named problem of contract/problems.ts.
// Says what is wrong and what to do now; never blames, never shows a value that was typed.

import type { FieldProblem, ProblemCode } from '#contract/problems'
import { defineWords } from './words.ts'

type ProblemWords = {
  readonly problems: Readonly<Record<ProblemCode, string>>
  readonly fields: Readonly<Record<FieldProblem, string>>
}

const vi = {
  problems: {
    'not-signed-in': 'Bạn chưa đăng nhập, hoặc phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
    'not-allowed': 'Vai trò của bạn không được làm việc này.',
    'cross-site': 'Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang Phủ Kín và thử lại.',
    'not-found': 'Không tìm thấy, hoặc nằm ngoài phạm vi của bạn.',
    'input-invalid': 'Có trường chưa đúng. Hãy xem các trường được đánh dấu.',
    'too-large': 'Nội dung gửi lên quá lớn.',
    'wrong-media-type': 'Kiểu nội dung gửi lên không đúng.',
    internal: 'Máy chủ gặp lỗi. Hãy thử lại; nếu vẫn lỗi, hãy báo mã yêu cầu cho người quản trị.',
    unavailable: 'Máy chủ tạm thời chưa sẵn sàng. Hãy thử lại sau ít phút.',
    'login-failed': 'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã ngừng hoạt động.',
    'too-many-attempts': 'Tài khoản này đã nhập sai quá nhiều lần. Hãy đợi rồi thử lại.',
    'password-wrong': 'Mật khẩu hiện tại không đúng.',
    'password-weak':
      'Mật khẩu quá dễ đoán: cần ít nhất 10 ký tự, không chứa tên đăng nhập, không lặp một vài ký tự.',
    'setup-link-invalid':
      'Liên kết thiết lập đã dùng, đã hết hạn hoặc không đúng. Hãy khởi động lại để có liên kết mới.',
    'username-taken': 'Tên đăng nhập này đã có người dùng.',
    'unit-unknown': 'Không có đơn vị nào mang mã này vào hôm nay.',
    'units-required': 'Vai trò này cần ít nhất một đơn vị.',
    'units-not-allowed': 'Quản trị hệ thống không xem dữ liệu cá nhân nên không gắn với đơn vị nào.',
    'unit-level-wrong': 'Vai trò này không nhận đơn vị ở cấp đó.',
    'too-many-units': 'Một tài khoản có nhiều nhất 4 vùng đơn vị không liền nhau.',
    'last-administrator': 'Đây là quản trị hệ thống cuối cùng nên không thể ngừng.',
    'expiry-in-past': 'Ngày hết hạn phải sau hôm nay.',
    'day-unreadable': 'Ngày không đúng. Hãy viết dạng năm-tháng-ngày, ví dụ 2024-03-25.',
    'known-before-as-of': 'Ngày biết không thể trước ngày số liệu.',
    'unit-too-large': 'Danh sách chỉ xem được theo xã hoặc ấp. Hãy chọn một đơn vị nhỏ hơn.',
    'days-too-many': 'Khoảng ngày không đúng hoặc quá dài: ngày đầu không sau ngày cuối, nhiều nhất hai năm.',
    'number-unreadable':
      'Chưa phải một số đầy đủ: số định danh có 12 chữ số, số CMND có 9, số điện thoại bắt đầu bằng 0 hoặc +84.',
    'read-only-elsewhere':
      'Người này thường trú ở đây nhưng đang sinh sống nơi khác nên chỉ được xem. Việc này thuộc về xã nơi người ấy đang ở.',
    'no-such-number': 'Người này chưa có số ấy trong hệ thống.',
    'as-of-in-future': 'Ngày số liệu muộn hơn hôm nay.',
    'import-not-open': 'Danh sách này không còn ở bước đó. Hãy tải lại trang.',
    'file-gone': 'Tệp gốc đã bị xóa sau 30 ngày.',
    'guide-changed': 'Có người vừa lưu một bản khác của cẩm nang này. Hãy mở lại rồi sửa tiếp từ bản mới.',
    'nothing-to-dispute':
      'Việc này chưa được ghi là đã làm nên không có gì để xác minh lại. Hãy tải lại trang.',
    'no-dispute': 'Việc này không còn chờ xác minh lại. Hãy tải lại trang.',
    'no-exemption': 'Người này không còn được miễn việc ấy. Hãy tải lại trang.',
    'no-residence': 'Người này không có nơi cư trú loại ấy vào ngày đó.',
    'exemption-term-wrong': 'Hạn miễn phải từ hôm nay đến nhiều nhất một năm nữa.',
    'request-waiting': 'Việc này của người ấy đã có đề nghị miễn đang chờ duyệt.',
    'request-decided': 'Đề nghị này đã được quyết định. Hãy tải lại trang.',
    'second-person-needed': 'Bạn là người đề nghị nên cần một người khác duyệt.',
    'move-day-wrong': 'Ngày chuyển phải trong vòng một năm qua và không sau hôm nay.',
    'move-outside': 'Người thường trú ra ngoài tỉnh thì ghi là tạm trú hoặc làm việc ngoài tỉnh.',
    'hand-over-not-due':
      'Việc này hôm nay chưa bàn giao được: đã xong, đang chờ kết quả, hoặc còn bước trước chưa làm.',
    'hand-over-open': 'Việc này đã bàn giao và chưa kết thúc.',
    'hand-over-moved': 'Bàn giao này vừa thay đổi. Hãy tải lại trang.',
    'team-unsuitable': 'Tổ này không nhận loại việc ấy, không phụ trách nơi này hoặc đã ngừng.',
    'consent-missing': 'Chưa ghi sự đồng ý của người dân nên chưa thể chuyển thông tin cho nhà mạng.',
    'not-audio': 'Tệp không phải bản thu MP3, M4A hoặc OGG.',
    'unit-too-small': 'Bảng này dành cho tỉnh, huyện. Hãy mở bảng của xã.',
    'wave-moved': 'Người khác vừa chuyển bước của thôn, ấp này. Hãy xem lại rồi quyết định.',
    'wave-closed': 'Thôn, ấp này đã dứt điểm. Nếu phát sinh việc mới, hãy mở lại.',
    'wave-nobody-listed': 'Chưa danh sách nào có tên người ở thôn, ấp này. Hãy nạp danh sách dân cư trước.',
    'wave-lacking': 'Chưa đủ điều kiện sang bước tiếp theo. Hãy xem những việc còn thiếu.',
    'wave-not-begun': 'Thôn, ấp này chưa bắt đầu nên không có gì để mở lại.',
    'balance-decided': 'Đề xuất này vừa có người quyết định. Hãy tải lại trang.',
    'balance-outdated': 'Phân công đã thay đổi nên đề xuất này không còn đúng. Hãy bấm “Tính lại ngay”.',
    'sheet-of-nobody':
      'Không có ai để in: trong phạm vi đã chọn không ai còn việc làm được, hoặc chưa giao nhà nào cho người đi.',
    'sheet-number-wrong':
      'Số phiếu chưa đúng: chữ số cuối là số kiểm tra. Hãy xem lại góc trên bên phải của phiếu.',
    'sheet-void':
      'Phiếu này đã hủy vì báo mất nên không nhập được nữa. Nếu đã tìm thấy, hãy khôi phục phiếu trước.',
    'sheet-row-unreadable': 'Có dòng chưa đọc được. Hãy xem các ô được đánh dấu.',
    'sheet-walker-missing': 'Phiếu này không in tên người đi. Hãy ghi tên người đi như trên phiếu.',
    'day-not-on-sheet': 'Ngày đi phải từ ngày in phiếu đến hôm nay.',
    'sheet-not-out': 'Chỉ hủy được phiếu còn ở ngoài.',
    'sheet-not-void': 'Phiếu này không bị hủy nên không cần khôi phục.',
    'team-ended': 'Tổ này hoặc thành viên này đã kết thúc.',
    'team-elsewhere': 'Tổ này không phụ trách địa bàn đó.',
    'team-name-taken': 'Đơn vị này đã có một tổ mang tên ấy.',
    'account-not-for-team':
      'Tài khoản này không thể tham gia tổ của đơn vị: đã ngừng, hoặc thuộc địa bàn khác.',
    'already-member': 'Tài khoản này đã là thành viên của tổ.',
    'already-owned':
      'Đã có tổ khác hoặc thành viên khác chịu trách nhiệm chính. Hãy dùng “Giao lại” và ghi lý do.',
    'already-theirs': 'Tổ hoặc thành viên này đang phụ trách rồi.',
    'nothing-to-reassign': 'Chưa ai phụ trách nơi này. Hãy dùng “Giao”.',
    'place-empty': 'Không còn ai ở đó: tổ dân cư, hộ hoặc người đã đổi. Hãy tải lại trang.',
    'place-twice': 'Một nơi được chọn hai lần.',
    'places-of-one-commune': 'Mỗi lần chỉ giao việc trong một xã.',
    'area-not-open': 'Phần việc này vừa được trả lại hoặc giao lại. Hãy tải lại trang.',
    'not-the-last-decision': 'Đã có quyết định khác sau đó nên không hoàn tác được. Hãy tải lại trang.',
    'holder-ended': 'Tổ hoặc thành viên trước đây đã kết thúc nên không trả việc về được.',
  },
  fields: {
    missing: 'Còn thiếu.',
    wrong: 'Chưa đúng dạng.',
    'too-small': 'Ngắn quá hoặc nhỏ quá.',
    'too-big': 'Dài quá hoặc lớn quá.',
    'not-listed': 'Không nằm trong các giá trị cho phép.',
    unexpected: 'Không có trường này.',
  },
} satisfies ProblemWords

export const problemWords = defineWords({
  vi,
  en: {
    problems: {
      'not-signed-in': 'You are not signed in, or your session has ended. Please sign in again.',
      'not-allowed': 'Your role may not do this.',
      'cross-site': 'The request came from another site and was refused. Open Phủ Kín again and retry.',
      'not-found': 'Not found, or outside your scope.',
      'input-invalid': 'Some fields are not right. See the marked fields.',
      'too-large': 'What was sent is too large.',
      'wrong-media-type': 'What was sent is of the wrong type.',
      internal: 'The server failed. Try again; if it persists, give the request id to the administrator.',
      unavailable: 'The server is not ready for the moment. Try again in a few minutes.',
      'login-failed': 'The user name or password is wrong, or the account is no longer active.',
      'too-many-attempts': 'Too many failed attempts for this account. Wait, then try again.',
      'password-wrong': 'The current password is wrong.',
      'password-weak':
        'The password is too easy to guess: at least 10 characters, without the user name, not a few repeated characters.',
      'setup-link-invalid': 'The set-up link was used, has expired or is wrong. Restart to get a new one.',
      'username-taken': 'This user name is taken.',
      'unit-unknown': 'No unit has this code today.',
      'units-required': 'This role needs at least one unit.',
      'units-not-allowed': 'A system administrator sees no personal data and has no units.',
      'unit-level-wrong': 'This role takes no unit of that level.',
      'too-many-units': 'An account has at most 4 separate ranges of units.',
      'last-administrator': 'This is the last system administrator and cannot be disabled.',
      'expiry-in-past': 'The day of expiry must be after today.',
      'day-unreadable': 'Not a day. Write year-month-day, for example 2024-03-25.',
      'known-before-as-of': 'The known-at day cannot be before the as-of day.',
      'unit-too-large': 'A list can be shown for a commune or hamlet only. Choose a smaller unit.',
      'days-too-many':
        'The range of days is wrong or too long: the first not after the last, two years at most.',
      'number-unreadable':
        'Not a whole number: an identity number has 12 digits, an old identity card 9, a telephone begins with 0 or +84.',
      'read-only-elsewhere':
        'This person is registered here but lives elsewhere and can only be read. The commune where they live can do this.',
      'no-such-number': 'No such number is known of this person.',
      'as-of-in-future': 'The as-of date is later than today.',
      'import-not-open': 'This list is no longer at that step. Reload the page.',
      'file-gone': 'The original file was deleted after 30 days.',
      'guide-changed':
        'Somebody has just saved another version of this card. Open it again and edit that one.',
      'nothing-to-dispute': 'This is not recorded as done, so there is nothing to dispute. Reload the page.',
      'no-dispute': 'This is not in dispute any more. Reload the page.',
      'no-exemption': 'This person is not exempt from it any more. Reload the page.',
      'no-residence': 'This person had no residence of that kind on that day.',
      'exemption-term-wrong': 'An exemption ends today at the earliest and a year from now at the latest.',
      'request-waiting': 'An exemption of this person from it already waits for approval.',
      'request-decided': 'This request has been decided. Reload the page.',
      'second-person-needed': 'You asked for it, so somebody else has to approve.',
      'move-day-wrong': 'A move lies within the last year and not after today.',
      'move-outside':
        'Whoever goes outside the province stays registered: record a temporary residence or work there.',
      'hand-over-not-due':
        'This cannot be handed over today: it is done, being waited for, or an earlier step is missing.',
      'hand-over-open': 'This was handed over already and has not ended.',
      'hand-over-moved': 'This hand-over has just changed. Reload the page.',
      'team-unsuitable': 'This team does not take that work, does not serve this place, or has ended.',
      'consent-missing': 'Without the citizen’s consent nothing may be passed on to a carrier.',
      'not-audio': 'The file is no MP3, M4A or OGG recording.',
      'unit-too-small': 'This board is for provinces and districts. Open the board of the commune.',
      'wave-moved': 'Somebody else has just taken a step for this hamlet. Look again, then decide.',
      'wave-closed': 'This hamlet is closed. If there is new work, reopen it.',
      'wave-nobody-listed': 'No list names anybody in this hamlet yet. Bring in the register first.',
      'wave-lacking': 'The next step cannot be taken yet. See what is still missing.',
      'wave-not-begun': 'This hamlet has not begun, so there is nothing to reopen.',
      'balance-decided': 'Somebody has just decided this proposal. Reload the page.',
      'balance-outdated':
        'Assignments have changed, so this proposal no longer holds. Choose “Reckon again now”.',
      'sheet-of-nobody':
        'Nobody to print: nothing is left that a visit could do, or nothing was given to the walker.',
      'sheet-number-wrong':
        'Not a sheet number: the last digit checks the others. See the top right of the sheet.',
      'sheet-void': 'This sheet was voided as lost and cannot be keyed. If it was found, restore it first.',
      'sheet-row-unreadable': 'Some rows cannot be read. See the marked boxes.',
      'sheet-walker-missing': 'The sheet names no walker. Give the name written on it.',
      'day-not-on-sheet': 'The day of the walk lies between the day of printing and today.',
      'sheet-not-out': 'Only a sheet that is out can be voided.',
      'sheet-not-void': 'This sheet is not void.',
      'team-ended': 'This team or member has ended.',
      'team-elsewhere': 'This team does not work there.',
      'team-name-taken': 'The unit has a team of that name.',
      'account-not-for-team':
        'This account cannot belong to a team of the unit: it has ended, or works elsewhere.',
      'already-member': 'This account is a member of the team.',
      'already-owned': 'Another team or member is accountable. Use “Reassign” and give a reason.',
      'already-theirs': 'This team or member has it already.',
      'nothing-to-reassign': 'Nobody has this place yet. Use “Assign”.',
      'place-empty': 'Nobody is there any more: the group, household or person has changed. Reload the page.',
      'place-twice': 'One place was chosen twice.',
      'places-of-one-commune': 'Work is assigned in one commune at a time.',
      'area-not-open': 'This was returned or reassigned meanwhile. Reload the page.',
      'not-the-last-decision': 'Another decision came later, so this one cannot be undone. Reload the page.',
      'holder-ended': 'The team or member that had it has ended, so it cannot go back.',
    },
    fields: {
      missing: 'Missing.',
      wrong: 'Not in the right form.',
      'too-small': 'Too short or too small.',
      'too-big': 'Too long or too large.',
      'not-listed': 'Not one of the allowed values.',
      unexpected: 'There is no such field.',
    },
  },
})
