// What the demo says: its page while it is built, and its command.

import { defineWords } from './words.ts'

export const demoWords = defineWords({
  vi: {
    building: 'Đang dựng dữ liệu minh họa',
    invented: 'Mọi người trong dữ liệu này đều do máy tạo ra, không có thật. Trang này tự chuyển khi xong.',
    starting: 'Đang khởi động cơ sở dữ liệu',
    phases: {
      people: 'Người dân và quá trình của họ',
      tallies: 'Dòng số liệu',
      indexes: 'Chỉ mục',
      finish: 'Hoàn tất',
    },
    of: (done: string, total: string) => `${done} trên ${total}`,
    about: 'Dựng (nếu chưa có) và chạy bản minh họa với một tỉnh được tạo ra.',
    people: 'Số người dân, 1.000 đến 1.000.000; mặc định 873007.',
    day: 'Ngày thứ mấy của chiến dịch, 0 đến 90; mặc định 45.',
    buildOnly: 'Chỉ dựng dữ liệu rồi kết thúc.',
    noOpen: 'Không mở trình duyệt.',
    notANumber: (option: string, from: string, to: string) =>
      `--${option} phải là số nguyên từ ${from} đến ${to}.`,
    openPage: (url: string) => `Mở ${url} để theo dõi.`,
    other: (folder: string, people: string, day: string) =>
      `Thư mục ${folder} đã có bản minh họa ${people} người, ngày thứ ${day}. Hãy bỏ các tùy chọn, xóa thư mục đó, hoặc đặt PHUKIN_DATA khác.`,
    notEmpty: 'Cơ sở dữ liệu đã có người dân mà bản minh họa không tạo ra. Hãy dùng một cơ sở dữ liệu trống.',
    built: (people: string, facts: string, seconds: string) =>
      `Đã dựng ${people} người, ${facts} sự kiện trong ${seconds} giây.`,
    stands: (people: string, day: string) => `Đã có sẵn bản minh họa ${people} người, ngày thứ ${day}.`,
    stopped: 'Đã dừng khi chưa dựng xong; lần sau sẽ dựng lại từ đầu.',
    running: (url: string) => `Bản minh họa Phủ Kín đang chạy tại ${url} (chỉ trên máy này)`,
    logins: 'Tài khoản đăng nhập (chỉ dùng cho bản minh họa này):',
    stop: 'Nhấn Ctrl-C để dừng.',
  },
  en: {
    building: 'Building demonstration data',
    invented: 'Everyone in this data is invented, nobody is real. This page moves on by itself.',
    starting: 'Starting the database',
    phases: {
      people: 'People and their history',
      tallies: 'Rows of figures',
      indexes: 'Indexes',
      finish: 'Finishing',
    },
    of: (done, total) => `${done} of ${total}`,
    about: 'Build (if need be) and run the demonstration with an invented province.',
    people: 'Number of people, 1,000 to 1,000,000; 873007 unless given.',
    day: 'Day of the campaign, 0 to 90; 45 unless given.',
    buildOnly: 'Build the data and end.',
    noOpen: 'Do not open a browser.',
    notANumber: (option, from, to) => `--${option} must be a whole number from ${from} to ${to}.`,
    openPage: (url) => `Open ${url} to follow it.`,
    other: (folder, people, day) =>
      `The folder ${folder} holds a demonstration of ${people} people on day ${day}. Leave the options out, delete that folder, or set another PHUKIN_DATA.`,
    notEmpty: 'The database holds people that the demonstration did not make. Use an empty database.',
    built: (people, facts, seconds) => `Built ${people} people and ${facts} facts in ${seconds} seconds.`,
    stands: (people, day) => `The demonstration of ${people} people on day ${day} stands already.`,
    stopped: 'Stopped before it was built; the next time begins anew.',
    running: (url) => `The demonstration of Phủ Kín runs at ${url} (on this machine only)`,
    logins: 'Log-ins (for this demonstration only):',
    stop: 'Press Ctrl-C to stop.',
  },
})
