// What the command line says. Each command's own words stand here too, so that --help is whole in both languages.

import type { Role } from '#domain/access'
import { defineWords } from './words.ts'

export const cliWords = defineWords({
  vi: {
    command: 'lệnh',
    contract:
      'Mã thoát: 0 xong, 1 bị từ chối, 2 dùng sai. --json in đúng một đối tượng JSON ra đầu ra chuẩn.',
    json: 'In đúng một đối tượng JSON.',
    noCommand: 'Chưa có lệnh nào.',
    unknownCommand: (asked: string) => `Không có lệnh “${asked}”.`,
    wrongOption: (option: string) => `Tùy chọn không đúng hoặc thiếu giá trị: ${option}`,
    missingOption: (option: string) => `Thiếu tùy chọn --${option}.`,
    wrongValue: (option: string, allowed: string) =>
      `Giá trị của --${option} không đúng; cho phép: ${allowed}.`,
    wrongVariable: (variable: string, value: string) => `Biến môi trường ${variable} không đúng: ${value}`,
    missingVariable: (variable: string) => `Thiếu ${variable}.`,
    start: {
      about: 'Chạy máy chủ cho đến khi bị dừng (Ctrl-C).',
      tlsCert: 'Tệp chứng chỉ TLS (PEM, kèm chuỗi); khi đó máy chủ dùng https. Như PHUKIN_TLS_CERT.',
      tlsKey: 'Tệp khóa riêng của chứng chỉ (PEM, không mật khẩu). Như PHUKIN_TLS_KEY.',
      warnings: {
        'tls-expired': (day: string) =>
          `Cảnh báo: chứng chỉ TLS đã hết hạn từ ${day}; trình duyệt sẽ từ chối.`,
        'tls-expires-soon': (day: string) => `Cảnh báo: chứng chỉ TLS sắp hết hạn, ${day}.`,
        'tls-not-yet': (day: string) =>
          `Cảnh báo: chứng chỉ TLS chỉ có hiệu lực từ ${day}; hãy kiểm tra đồng hồ của máy.`,
      },
      ready: (url: string) => `Phủ Kín đang chạy tại ${url}`,
      setup: (link: string) =>
        `Chưa có tài khoản nào. Mở liên kết này (dùng một lần, trong 24 giờ) để tạo quản trị hệ thống:\n  ${link}`,
      stopping: 'Đang dừng…',
      stopped: 'Đã dừng.',
    },
    migrate: {
      about: 'Đưa cơ sở dữ liệu lên lược đồ mới nhất.',
      done: (count: number) => (count === 0 ? 'Lược đồ đã mới nhất.' : `Đã áp dụng ${count} tệp.`),
    },
    user: {
      add: 'Thêm một tài khoản.',
      list: 'Liệt kê các tài khoản.',
      disable: 'Ngừng một tài khoản; mọi phiên và mã truy cập của nó kết thúc ngay.',
      token: 'Tạo, liệt kê hoặc thu hồi mã truy cập API của một tài khoản.',
      username: 'Tên đăng nhập: a–z, 0–9, dấu chấm, gạch ngang, gạch dưới.',
      name: 'Tên hiển thị; nếu không có thì là tên đăng nhập.',
      role: (roles: readonly Role[]) => `Vai trò: ${roles.join(', ')}.`,
      unit: 'Mã đơn vị có hiệu lực hôm nay, ví dụ 25195; ấp viết là 25195/Ấp 3. Có thể lặp lại.',
      expires: 'Ngày dùng cuối cùng (năm-tháng-ngày), theo thời gian chiến dịch.',
      passwordStdin: 'Đọc mật khẩu từ đầu vào chuẩn; nếu không, tạo ngẫu nhiên và in ra một lần.',
      added: (username: string) => `Đã thêm tài khoản ${username}.`,
      password: (password: string) => `Mật khẩu (chỉ in ra một lần này): ${password}`,
      disabled: (username: string) => `Đã ngừng tài khoản ${username}.`,
      unknown: (username: string) => `Không có tài khoản ${username}.`,
      none: 'Chưa có tài khoản nào.',
      columns: ['Tên đăng nhập', 'Vai trò', 'Đơn vị', 'Đến hết ngày', 'Trạng thái'].join('\t'),
      active: 'đang hoạt động',
      ended: 'đã ngừng',
      days: 'Số ngày mã truy cập có hiệu lực (1 đến 366; mặc định 90).',
      label: 'Mã dùng để làm gì.',
      listTokens: 'Liệt kê các mã truy cập của tài khoản.',
      revoke: 'Thu hồi mã truy cập có id này.',
      newToken: (token: string, until: string) =>
        `Mã truy cập (chỉ in ra một lần này, đến ${until}):\n${token}`,
      revoked: 'Đã thu hồi.',
      noToken: 'Không có mã truy cập nào như vậy đang có hiệu lực.',
      noTokens: 'Không có mã truy cập nào.',
    },
    refusals: {
      'roles-not-allowed':
        'Tài khoản PostgreSQL này không được tạo vai trò. Hãy nhờ người quản trị cơ sở dữ liệu chạy đoạn SQL trong docs/guides/operate.md (mục “Roles prepared by a database administrator”), rồi đặt DATABASE_URL và DATABASE_OWNER_URL.',
      'login-too-powerful':
        'Máy chủ không chạy với tài khoản PostgreSQL là chủ sở hữu, superuser, BYPASSRLS hoặc được tạo vai trò. Xem docs/guides/operate.md.',
      'migrations-pending':
        'Lược đồ chưa mới nhất và tài khoản này không được nâng cấp. Hãy đặt DATABASE_OWNER_URL rồi chạy lệnh migrate.',
      'migration-changed': 'Một tệp lược đồ đã áp dụng bị sửa sau đó. Hãy dùng đúng bản mã nguồn.',
      'migration-out-of-order': 'Một tệp lược đồ có số nhỏ hơn tệp đã áp dụng. Hãy dùng đúng bản mã nguồn.',
      'database-newer': 'Cơ sở dữ liệu mới hơn bản mã nguồn này. Hãy dùng bản mã nguồn mới hơn.',
      'database-unreachable':
        'Không kết nối được PostgreSQL. Hãy kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu.',
      'key-file-missing':
        'Không thấy tệp khóa mà cơ sở dữ liệu này đã dùng. Hãy khôi phục tệp hoặc đặt PHUKIN_KEY_FILE; không có khóa thì không đọc được số định danh.',
      'key-file-unreadable': 'Tệp khóa không đọc được: không phải tệp khóa của Phủ Kín.',
      'key-lost': 'Tệp khóa thiếu một khóa mà cơ sở dữ liệu đã dùng. Hãy khôi phục tệp khóa đúng.',
      'key-wrong': 'Tệp khóa không phải của cơ sở dữ liệu này. Hãy kiểm tra PHUKIN_KEY_FILE.',
      'data-folder-missing': 'Không có thư mục dữ liệu.',
      'data-folder-foreign':
        'Thư mục dữ liệu đang chứa thứ khác, không phải của Phủ Kín. Hãy đặt PHUKIN_DATA ở thư mục trống.',
      'data-folder-wrong-kind':
        'Thư mục này là dữ liệu thật, không phải dữ liệu trình diễn, hoặc ngược lại. Hãy đặt PHUKIN_DATA khác.',
      'data-folder-unreadable':
        'Tệp phukin.json trong thư mục dữ liệu bị hỏng. Hãy khôi phục từ bản sao lưu.',
      'data-folder-denied': 'Tài khoản này không được dùng thư mục dữ liệu.',
      'postgres-not-here':
        'PostgreSQL kèm theo không chạy được trên máy này. Hãy cài lại bằng npm install, hoặc đặt DATABASE_URL.',
      'postgres-cluster-not-made': 'Không tạo được nơi chứa dữ liệu PostgreSQL.',
      'postgres-other-version': 'Dữ liệu này do một phiên bản PostgreSQL khác tạo ra.',
      'postgres-other-account': 'Dữ liệu PostgreSQL thuộc về tài khoản khác của máy này.',
      'postgres-not-started': 'PostgreSQL không khởi động được. Xem postgres.log trong thư mục dữ liệu.',
      'port-in-use': 'Cổng đã có chương trình khác dùng. Hãy đặt PORT khác.',
      'tls-file-missing': 'Không thấy tệp TLS. Hãy kiểm tra --tls-cert và --tls-key.',
      'tls-file-denied': 'Tài khoản chạy máy chủ không đọc được tệp TLS. Hãy cấp quyền đọc.',
      'tls-certificate-unreadable': 'Tệp chứng chỉ TLS không dùng được: phải là PEM, đủ mạnh và nguyên vẹn.',
      'tls-key-unreadable': 'Tệp khóa TLS không dùng được: phải là PEM và không có mật khẩu.',
      'tls-key-other': 'Khóa TLS không phải của chứng chỉ này.',
    },
    keyBesideData:
      'Cảnh báo: tệp khóa nằm cùng chỗ với dữ liệu; ai lấy được bản sao dữ liệu thì cũng lấy được khóa. Hãy đặt PHUKIN_KEY_FILE ở nơi khác.',
  },
  en: {
    command: 'command',
    contract:
      'Exit code: 0 done, 1 refused, 2 misused. --json prints exactly one JSON object on standard output.',
    json: 'Print exactly one JSON object.',
    noCommand: 'No command given.',
    unknownCommand: (asked) => `There is no command “${asked}”.`,
    wrongOption: (option) => `A wrong option, or one without its value: ${option}`,
    missingOption: (option) => `Missing option --${option}.`,
    wrongValue: (option, allowed) => `The value of --${option} is wrong; allowed: ${allowed}.`,
    wrongVariable: (variable, value) => `The environment variable ${variable} is wrong: ${value}`,
    missingVariable: (variable) => `${variable} is missing.`,
    start: {
      about: 'Run the server until it is stopped (Ctrl-C).',
      tlsCert:
        'File of the TLS certificate (PEM, with its chain); the server then speaks https. As PHUKIN_TLS_CERT.',
      tlsKey: 'File of the certificate’s private key (PEM, without a password). As PHUKIN_TLS_KEY.',
      warnings: {
        'tls-expired': (day) => `Warning: the TLS certificate ended on ${day}; browsers will refuse it.`,
        'tls-expires-soon': (day) => `Warning: the TLS certificate ends soon, on ${day}.`,
        'tls-not-yet': (day) =>
          `Warning: the TLS certificate is good only from ${day} on; check the clock of this machine.`,
      },
      ready: (url) => `Phủ Kín runs at ${url}`,
      setup: (link) =>
        `There is no account yet. Open this link (good once, for 24 hours) to make the system administrator:\n  ${link}`,
      stopping: 'Stopping…',
      stopped: 'Stopped.',
    },
    migrate: {
      about: 'Bring the database to the newest schema.',
      done: (count) => (count === 0 ? 'The schema is current.' : `Applied ${count} files.`),
    },
    user: {
      add: 'Add an account.',
      list: 'List the accounts.',
      disable: 'Disable an account; all its sessions and tokens end at once.',
      token: 'Make, list or revoke API tokens of an account.',
      username: 'User name: a–z, 0–9, dot, hyphen, underscore.',
      name: 'Display name; the user name if not given.',
      role: (roles) => `Role: ${roles.join(', ')}.`,
      unit: 'Code of a unit valid today, such as 25195; a hamlet is 25195/Ấp 3. May be repeated.',
      expires: 'Last day of use (year-month-day), in campaign time.',
      passwordStdin:
        'Read the password from standard input; otherwise a random one is made and printed once.',
      added: (username) => `Added the account ${username}.`,
      password: (password) => `Password (printed only this once): ${password}`,
      disabled: (username) => `Disabled the account ${username}.`,
      unknown: (username) => `There is no account ${username}.`,
      none: 'There is no account yet.',
      columns: ['User name', 'Role', 'Units', 'Last day', 'State'].join('\t'),
      active: 'active',
      ended: 'disabled',
      days: 'Days the token is good for (1 to 366; 90 unless given).',
      label: 'What the token is for.',
      listTokens: 'List the tokens of the account.',
      revoke: 'Revoke the token with this id.',
      newToken: (token, until) => `Token (printed only this once, good until ${until}):\n${token}`,
      revoked: 'Revoked.',
      noToken: 'There is no such token in force.',
      noTokens: 'There is no token.',
    },
    refusals: {
      'roles-not-allowed':
        'This PostgreSQL login may not create roles. Ask a database administrator to run the SQL in docs/guides/operate.md (section “Roles prepared by a database administrator”), then set DATABASE_URL and DATABASE_OWNER_URL.',
      'login-too-powerful':
        'The server does not serve with a PostgreSQL login that is owner, superuser, BYPASSRLS or may create roles. See docs/guides/operate.md.',
      'migrations-pending':
        'The schema is not current and this login may not upgrade it. Set DATABASE_OWNER_URL and run migrate.',
      'migration-changed':
        'A schema file was changed after it was applied. Use the right version of the source.',
      'migration-out-of-order':
        'A schema file has a lower number than one already applied. Use the right version of the source.',
      'database-newer': 'The database is newer than this source. Use a newer version.',
      'database-unreachable': 'PostgreSQL cannot be reached. Check DATABASE_URL and the database server.',
      'key-file-missing':
        'The key file that this database was written with is not there. Restore it or set PHUKIN_KEY_FILE; without the key no identity number can be read.',
      'key-file-unreadable': 'The key file cannot be read: it is not a key file of Phủ Kín.',
      'key-lost': 'The key file lacks a key that the database was written with. Restore the right file.',
      'key-wrong': 'The key file belongs to another database. Check PHUKIN_KEY_FILE.',
      'data-folder-missing': 'There is no data folder.',
      'data-folder-foreign':
        'The data folder holds something that is not ours. Set PHUKIN_DATA to an empty folder.',
      'data-folder-wrong-kind':
        'This folder holds real data and not a demonstration, or the reverse. Set another PHUKIN_DATA.',
      'data-folder-unreadable': 'phukin.json in the data folder is damaged. Restore it from a backup.',
      'data-folder-denied': 'This account may not use the data folder.',
      'postgres-not-here':
        'The PostgreSQL that comes along does not run on this machine. Run npm install again, or set DATABASE_URL.',
      'postgres-cluster-not-made': 'The place for PostgreSQL’s data could not be made.',
      'postgres-other-version': 'The data was made by another version of PostgreSQL.',
      'postgres-other-account': 'The PostgreSQL data belongs to another account of this machine.',
      'postgres-not-started': 'PostgreSQL did not start. See postgres.log in the data folder.',
      'port-in-use': 'Another program uses the port. Set another PORT.',
      'tls-file-missing': 'The TLS file is not there. Check --tls-cert and --tls-key.',
      'tls-file-denied': 'The account that runs the server may not read the TLS file. Let it read.',
      'tls-certificate-unreadable':
        'The TLS certificate cannot be used: it must be PEM, strong enough and whole.',
      'tls-key-unreadable': 'The TLS key cannot be used: it must be PEM and have no password.',
      'tls-key-other': 'The TLS key is not that of the certificate.',
    },
    keyBesideData:
      'Warning: the key file lies beside the data; who gets a copy of the data gets the key. Set PHUKIN_KEY_FILE to another place.',
  },
})
