// What a swarm of phones says on the command line.

import { defineWords } from './words.ts'

export const swarmWords = defineWords({
  vi: {
    about:
      'Cho nhiều điện thoại cùng đồng bộ với một máy chủ riêng trên bản sao của thư mục dữ liệu, rồi đếm xem có lượt đến nhà nào bị mất hoặc trùng không.',
    phones: 'Số điện thoại, 1 đến 10.000.',
    visits: 'Số lượt đến nhà mỗi điện thoại ghi, 1 đến 1.000; mặc định 50.',
    faults:
      'Gây lỗi: mất trả lời, chậm, gửi lặp, đến sai thứ tự, đứt giữa chừng, điện thoại khởi động lại, đồng hồ sai, máy chủ bị tắt ngang.',
    seed: 'Hạt giống của các lỗi, số nguyên; mặc định 1.',
    notANumber: (option: string, from: string, to: string) =>
      `--${option} phải là số nguyên từ ${from} đến ${to}.`,
    phases: {
      copy: 'Sao chép dữ liệu (MB)',
      joined: 'Điện thoại đã vào',
      answered: 'Lượt đã được trả lời',
      count: 'Đếm lại',
    },
    running: (folder: string) =>
      `Một máy chủ hoặc một lệnh khác đang dùng ${folder}. Hãy dừng nó rồi chạy lại; swarm chỉ làm trên bản sao của dữ liệu đang nghỉ.`,
    empty: (folder: string) =>
      `Thư mục ${folder} chưa có cơ sở dữ liệu nào. Hãy dựng bản minh họa trước: npm run demo -- --build-only.`,
    noRoom: (folder: string) => `Không đủ chỗ trống trên đĩa để sao chép ${folder}.`,
    notEmbedded:
      'swarm cần sao chép cơ sở dữ liệu nên chỉ làm với PostgreSQL kèm theo. Hãy bỏ DATABASE_URL và đặt PHUKIN_DATA là thư mục cần thử.',
    nobody: 'Dữ liệu này chưa có người dân nào để đến nhà.',
    stopped: 'Đã dừng theo yêu cầu; bản sao đã được xóa.',
    failed: (lost: string, duplicated: string) => `Mất ${lost} lượt, trùng hoặc lệch ${duplicated} chỗ.`,
    done: (given: {
      readonly phones: string
      readonly recorded: string
      readonly acknowledged: string
      readonly refused: string
      readonly waiting: string
      readonly seconds: string
    }) =>
      [
        `${given.phones} điện thoại ghi ${given.recorded} lượt trong ${given.seconds} giây.`,
        `  đã được trả lời: ${given.acknowledged} (trong đó bị từ chối, còn thấy trên máy: ${given.refused})`,
        `  còn chờ trên máy: ${given.waiting}`,
      ].join('\n'),
    clean: 'Không mất, không trùng; số liệu khớp với các sự kiện.',
  },
  en: {
    about:
      'Let many phones sync at once with a server of their own on a copy of the data folder, then count whether a visit was lost or counted twice.',
    phones: 'Number of phones, 1 to 10,000.',
    visits: 'Visits that each phone records, 1 to 1,000; 50 unless given.',
    faults:
      'Cause faults: answers dropped, delays, repeats, wrong order, cuts in mid-body, phones restarted, clocks wrong, the server killed.',
    seed: 'Seed of the faults, a whole number; 1 unless given.',
    notANumber: (option, from, to) => `--${option} must be a whole number from ${from} to ${to}.`,
    phases: {
      copy: 'Copying the data (MB)',
      joined: 'Phones let in',
      answered: 'Visits answered',
      count: 'Recounting',
    },
    running: (folder) =>
      `A server or another command uses ${folder}. Stop it and run this again; a swarm works on a copy of data at rest only.`,
    empty: (folder) =>
      `The folder ${folder} holds no database yet. Build the demonstration first: npm run demo -- --build-only.`,
    noRoom: (folder) => `There is not enough room on the disk for a copy of ${folder}.`,
    notEmbedded:
      'A swarm copies the database, so it works with the PostgreSQL that comes along only. Unset DATABASE_URL and let PHUKIN_DATA name the folder to try.',
    nobody: 'There are no people in this data to be visited.',
    stopped: 'Stopped as asked; the copy is removed.',
    failed: (lost, duplicated) => `${lost} visits lost, ${duplicated} places counted twice or wrong.`,
    done: ({ phones, recorded, acknowledged, refused, waiting, seconds }) =>
      [
        `${phones} phones recorded ${recorded} visits in ${seconds} seconds.`,
        `  answered: ${acknowledged} (of these refused, and in sight on the phone: ${refused})`,
        `  still waiting on a phone: ${waiting}`,
      ].join('\n'),
    clean: 'Nothing lost, nothing twice; the figures agree with the facts.',
  },
})
