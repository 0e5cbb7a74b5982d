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
    lan: {
      about: 'Chạy cả trên mạng nội bộ, bằng https với chứng chỉ riêng, để thử trên điện thoại.',
      nowhere:
        'Máy này không có địa chỉ trên mạng nội bộ (192.168…, 10… hoặc 172.16…). Hãy nối vào Wi-Fi, hoặc đặt HOST là địa chỉ muốn dùng.',
      open: (url: string) => `Trên điện thoại cùng mạng, mở ${url} hoặc quét mã:`,
      certificate: (url: string) => `Chứng chỉ để điện thoại tin trang này: ${url}`,
      fingerprint: (text: string) => `SHA-256 của chứng chỉ: ${text}`,
      plain: (url: string) => `Chỉ xem thử, không cần chứng chỉ (không cài được ứng dụng): ${url}`,
      trust: {
        fetch: '1. Trên điện thoại Android, mở địa chỉ chứng chỉ ở trên để tải tệp về.',
        install:
          '2. Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA, rồi chọn tệp đó.',
        remove: '3. Quét mã ở trên. Khi thôi dùng thử, xóa chứng chỉ ở cùng chỗ ấy.',
      },
    },
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
    runningOnLan: (url: string) =>
      `Bản minh họa Phủ Kín đang chạy tại ${url}; máy khác trên mạng nội bộ cũng vào được.`,
    logins: 'Tài khoản đăng nhập (chỉ dùng cho bản minh họa này):',
    phones:
      'Thử ứng dụng điện thoại (mỗi liên kết cho một máy vào, dùng một lần; chạy lại để có liên kết mới):',
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
    lan: {
      about: 'Run on the local network too, by https with a certificate of its own, to try it on a phone.',
      nowhere:
        'This machine has no address on a local network (192.168…, 10… or 172.16…). Join a Wi-Fi, or set HOST to the address to use.',
      open: (url) => `On a phone in the same network, open ${url} or scan the code:`,
      certificate: (url) => `The certificate that makes a phone trust this page: ${url}`,
      fingerprint: (text) => `SHA-256 of the certificate: ${text}`,
      plain: (url) => `Only to look, without the certificate (the app cannot be installed): ${url}`,
      trust: {
        fetch: '1. On the Android phone, open the address of the certificate above to download it.',
        install:
          '2. Settings → Security → Encryption & credentials → Install a certificate → CA certificate, and choose that file.',
        remove:
          '3. Scan the code above. When you have finished trying, remove the certificate in the same place.',
      },
    },
    notANumber: (option, from, to) => `--${option} must be a whole number from ${from} to ${to}.`,
    openPage: (url) => `Open ${url} to follow it.`,
    other: (folder, people, day) =>
      `The folder ${folder} holds a demonstration of ${people} people on day ${day}. Leave the options out, delete that folder, or set another PHUKIN_DATA.`,
    notEmpty: 'The database holds people that the demonstration did not make. Use an empty database.',
    built: (people, facts, seconds) => `Built ${people} people and ${facts} facts in ${seconds} seconds.`,
    stands: (people, day) => `The demonstration of ${people} people on day ${day} stands already.`,
    stopped: 'Stopped before it was built; the next time begins anew.',
    running: (url) => `The demonstration of Phủ Kín runs at ${url} (on this machine only)`,
    runningOnLan: (url) =>
      `The demonstration of Phủ Kín runs at ${url}; other machines of the local network reach it, too.`,
    logins: 'Log-ins (for this demonstration only):',
    phones: 'Try the phone app (each link lets one phone in, once; start again for fresh ones):',
    stop: 'Press Ctrl-C to stop.',
  },
})
