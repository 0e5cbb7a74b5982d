// The words invented names are made of, with rough frequencies. Only data: how they are put together is in
// names.ts. Each table is "word weight, word weight, …"; a word may have two syllables.

import { type Weighted, weighted } from './random.ts'

export type BySex = { readonly male: Weighted<string>; readonly female: Weighted<string> }

/** Born before 1965, 1965–1989, since 1990. */
export type ByGeneration = readonly [BySex, BySex, BySex]

function table(text: string): Weighted<string> {
  return weighted(
    text.split(',').map((entry): [string, number] => {
      const [, word, weight] = /^\s*(.+?)(?:\s+([\d.]+))?\s*$/u.exec(entry) ?? []
      if (word === undefined) throw new Error(`not an entry of a name table: "${entry}"`)
      return [word.normalize('NFC'), Number(weight ?? 1)]
    }),
  )
}

export const kinhSurnames = table(
  `Nguyễn 32, Trần 11.5, Lê 10, Phạm 6.6, Hoàng 3, Huỳnh 2.8, Vũ 2, Võ 2.6, Phan 2.9, Trương 2.1, Bùi 2.6, Đặng 2.2,
  Đỗ 2, Ngô 1.6, Hồ 1.5, Dương 1.2, Đinh 1.1, Đoàn 0.9, Lương 0.7, Mai 0.8, Đào 0.7, Trịnh 0.9, Hà 0.7, Cao 0.8,
  Tạ 0.4, Lâm 0.4, Châu 0.3, Thái 0.4, Tô 0.4, Vương 0.3, Văn 0.2, Tăng 0.2, Quách 0.2, La 0.2, Từ 0.2, Chu 0.3,
  Tống 0.3, Kiều 0.2, Phùng 0.3, Lưu 0.5, Nghiêm 0.1, Thân 0.1, Hứa 0.1, Lại 0.2, Quan 0.1, Âu Dương 0.02`,
)

export const kinhMiddles: ByGeneration = [
  {
    male: table(
      `Văn 58, Đức 4, Hữu 4, Ngọc 3, Xuân 4, Đình 4, Minh 2, Công 2, Quang 2, Thanh 3, Bá 2, Trọng, Hồng 2, Tấn 2,
      Phước, Thành 2`,
    ),
    female: table('Thị 86, Ngọc 2, Kim 2, Thị Kim 3, Thị Ngọc 3, Thị Bích, Thị Hồng 2, Thị Minh'),
  },
  {
    male: table(
      `Văn 38, Đức 5, Hữu 5, Ngọc 5, Minh 5, Thanh 6, Quốc 6, Xuân 4, Đình 4, Công 4, Hoàng 3, Anh 2, Thành 3, Trung 2,
      Tấn 3, Duy 2, Quang 3, Bá 2, Trọng 2, Thế 2, Mạnh 2, Chí 2`,
    ),
    female: table(
      `Thị 52, Thị Thanh 6, Thị Kim 5, Thị Ngọc 5, Thị Thu 5, Thị Hồng 4, Thị Mỹ 3, Thị Bích 3, Ngọc 3, Thị Minh 2,
      Thanh 2, Kim 2, Thùy 2, Thị Tuyết 2, Hoài, Mỹ`,
    ),
  },
  {
    male: table(
      `Văn 13, Minh 8, Hoàng 8, Quốc 7, Thanh 6, Đức 6, Anh 5, Gia 5, Tuấn 3, Ngọc 5, Hữu 4, Công 4, Duy 5, Xuân 3, Nhật 3,
      Thành 4, Trung 3, Tấn 4, Quang 4, Thế 2, Đình 3, Bảo 3, Trọng 2, Hải 2, Mạnh 2, Nhựt, Phước, Khánh 2, Chí 2`,
    ),
    female: table(
      `Thị 19, Ngọc 9, Thanh 7, Thị Thanh 5, Thị Ngọc 5, Thị Kim 3, Thị Thu 4, Thị Mỹ 3, Thị Thùy 3, Thùy 4, Kim 3, Minh 3,
      Phương 4, Bảo 4, Như 3, Khánh 3, Mỹ 3, Hoài 3, Thảo 3, Quỳnh 3, Hồng 2, Tuyết, Yến 2, Ánh 2, Gia 2, Anh 2, Hoàng 2,
      Trúc, Diễm, Cẩm`,
    ),
  },
]

export const kinhGivens: ByGeneration = [
  {
    male: table(
      `Hùng 5, Dũng 3, Minh 4, Sơn 4, Thành 4, Hải 4, Bình 4, Hòa 4, Phước 2, Tám, Ba 2, Năm 2, Út, Sáu 2, Bảy 2, Tư 2,
      Lộc 2, Long 3, Cường 2, Tâm 3, Thắng 4, Đức 3, Quang 3, Xuân 3, Thanh 4, Hiền 2, Chiến 3, Lợi 2, Phúc 2, Mười,
      Đông, Khoa, Tấn, Quý 2, Vinh 2, Bính, Kỷ, Thảo, Nghĩa 2, Thọ 2, Tiến 2, Nam 2, Lâm 2, Hồng 2, Chính 2, Đạt, Khánh,
      Nhân, Thuận, Định, Khải, Cảnh, Trung 2, Ngọc, Tân`,
    ),
    female: table(
      `Hoa 5, Lan 5, Hồng 4, Mai 4, Liên 4, Nga 3, Bé 2, Hường 3, Thanh 3, Tuyết 3, Cúc 3, Đào 2, Loan 3, Phượng 2, Hạnh 3,
      Hai 2, Ba 2, Tư 2, Năm 2, Sáu 2, Bảy 2, Út, Lý 2, Xuân 3, Hiền 3, Thu 3, Nhung, Minh 2, Ánh 2, Dung 2, Huệ 3,
      Nguyệt 3, Bích 2, Sen 2, Thơm 2, Gái, Chín, Mười, Tâm 3, Lài, Mận, Nhàn, Hòa 2, Hợi, Tý, Thìn, Sửu, Thoa 2, Chanh,
      Thủy 2, Vân 2, Yến, Lành, Nhỏ`,
    ),
  },
  {
    male: table(
      `Hùng 5, Dũng 5, Tuấn 6, Hải 4, Sơn 4, Cường 4, Thắng 4, Thành 4, Bình 3, Minh 3, Long 3, Nam 3, Trung 3, Hoàng 3,
      Hiếu 3, Phương 2, Tùng 2, Tài 3, Đức 3, Quang 3, Linh, Lâm 2, Tâm 2, Toàn 3, Kiên 2, Mạnh 2, Vũ 2, Phong 2, Thịnh 2,
      Hưng 2, Vinh 2, Tân, Tiến 3, Việt 2, Thuận 2, Lợi, Phúc 2, Nghĩa 2, Chung, Công, Quyết, Khánh 2, Thái 2, Hậu 2, Duy 2,
      Sang 2, Giang, Hà, Dương, Đông, Trường 2, Lực, Khôi, Luân, Quyền, Thiện`,
    ),
    female: table(
      `Hương 6, Hoa 4, Lan 4, Thủy 5, Hằng 4, Hạnh 4, Nga 3, Hồng 4, Hiền 4, Phượng 3, Thúy 3, Dung 3, Trang 3, Linh 2, Loan 3,
      Tuyết 2, Thảo 3, Mai 3, Nhung 3, Yến 3, Oanh 3, Liên 2, Hà 4, Vân 4, Tâm 3, Hường 2, Huệ 2, Thu 3, Thơm, Nhàn, Lý, Xuân 2,
      Lệ 2, Ngân 2, Phương 3, Bích, Trinh, Diễm 2, Hậu, Ánh, Kiều 2, Quyên 2, Duyên 2, Ngọc, Anh 2, Minh, Bình, Thương,
      Thanh 2, Chi, Luyến, Lựu, Sương, Đào, Nguyệt`,
    ),
  },
  {
    male: table(
      `Huy 5, Khang 4, Bảo 4, Đạt 5, Minh 4, Phúc 4, Khoa 3, Anh 5, Nam 4, Hiếu 4, Duy 4, Phát 4, Long 3, Hoàng 3, Kiệt 3,
      Tuấn 3, Tú 2, Quân 3, Khánh 2, Nhân 2, Thịnh 3, Nguyên 3, Dũng 2, Trung 2, Hưng 2, Tài 2, Lộc 2, Vinh 2, Thiện 2, Trí 2,
      Đức 2, Phong 3, Tiến 2, Tùng, An 2, Khôi 2, Hải 2, Thắng 2, Cường, Sang, Hào 2, Vũ 2, Thành 2, Nghĩa 2, Quý, Toàn 2,
      Trường 2, Linh, Sơn 2, Việt, Lâm, Nhật, Tân, Danh`,
    ),
    female: table(
      `Linh 6, Trang 5, Anh 6, Thảo 5, Ngọc 4, Vy 4, Nhi 5, Trâm 4, Như 4, My 4, Hân 4, Ngân 4, Thư 4, Phương 4, Quỳnh 3,
      Hương 3, Trinh 2, Hà 3, Yến 3, Mai 3, Uyên 3, Ly 2, Châu 2, Nhung 2, Giang 2, Hiền 3, Tiên 3, Duyên 3, Thủy 2, Thúy 2,
      Trúc 2, Diệu, Vân 2, Thương 2, Oanh, Huyền 3, Tuyền 2, Khánh, Hạnh 2, Kiều, Ánh, Hằng 2, Lan, Loan, Đan, Ý, Nguyên 2`,
    ),
  },
]

/** S'tiêng: almost every man is Điểu, every woman Thị, whatever the parents are called. */
export const stiengGivens: BySex = {
  male: table(
    `Ơi 2, Nhơi 2, Bênh 2, Khen 2, Hùng 2, Minh 2, Lên 2, Srây 2, Khuê, Đức, Vích, Hen, Ghi, Rích, Sơn, Thanh 2, Mơi, Xia, Ban,
    Rưng, Krứ, Lốp, Lơi, Giai, Nhang, Nghé, Yong, K’Nam, K’Rơ, K’Lem, K’Ré, K’Giang, Jơn, Wang, Hoanh, Thơi, Bơi, Lung, Năm,
    Hai, Đố, Lanh, Đực, Sách, Bé, Hạnh, Long, Dũng, Tuấn, Nô, Ma, Xuân, Phước, Trơn, Chanh, Văn Minh, Thanh Tùng, Quốc Huy,
    Bảo, Thành, Khánh, Sương, Ngơn, Pơl, Brai, Ngung, Klung, Drinh, Mrung, Tơn, Nhân, Kré, Choi, Oanh, Hưm, Đa, Ron`,
  ),
  female: table(
    `Hoa 2, Bé 2, Pơ, Nhơi 2, Brai, Grốt, Nghét, Kiều 2, Mai 2, Lan 2, Ngơi, Xê, Gơn, Bích, Khoan, Tâm, Hằng 2, Mơi, Rơi, K’Rang,
    K’Mơ, K’Liên, Sa Ry, Hương, Hồng 2, Liên, Thanh, Nở, Bum, Ghênh, Drao, Krôi, Nhiêm, Đôi, Lơi, Út, Sương, Thơm, Nhung, Thảo,
    Linh, Ngọc Lan, Kim Anh, Mỹ Linh, Yến, Nga, Plăng, Brơi, Rum, Giang, Ơn, Lôi, Xuân, Hiên, Bơ, Đêm, Loan, Trôi, Đỗ, Khiêm,
    Gái, Nghiêng, Blê, Hên, Phơi, Trinh, Diễm, Thúy, Lệ, Ươm, Jê, Rê, Sen`,
  ),
}

/** Whole names of one word, and names that begin with Ka: neighbours of the S'tiêng, a few in a hundred. */
export const stiengSingles: BySex = {
  male: table('K’Brêu, K’Hải, K’Minh, K’Tuấn, K’Vinh, K’Đàm, K’Sơn, K’Lâm, Y Krông, Y Thịnh, Y Bren'),
  female: table('Ka Brin, Ka Hương, Ka Thủy, Ka Nhi, Ka Duyên, Ka Lệ, Ka Rôn, H’Hoa, H’Liên, H’Brơi, H’Mai'),
}

export const khmerSurnames = table(
  'Thạch 22, Kim 16, Sơn 14, Lâm 20, Kiên 8, Danh 6, Châu 5, Lý 6, Trần 4, Tăng 3, Đào 2, Néang 1',
)

export const khmerGivens: BySex = {
  male: table(
    `Sóc Kha 2, Thanh 2, Sà Rươl, Sa Rinh 2, Chanh Đa, Ươl 2, Som 2, Phol 2, Sung, Hên 2, Ron 2, Thuone, Đức, Minh, Hùng, Khên,
    Ni, Sà Rết, Sa Vuông, Phiếp, Rương, Đa Ra 2, Thone, Sô Phi, Rích Thy, Hoàng, Ngọc Thanh, Sà Mết, Bô Pha, Rết, Dương,
    Văn Sóc, Tha 2, Sa Mút, Khai`,
  ),
  female: table(
    `Thị Sà Quên, Thị Sa Ry 2, Thị Pha 2, Thị Sóc Khum, Thị Sa Vươl, Thị Hên, Thị Ron, Thị Bô Pha 2, Thị Đa Ni, Thị Phone,
    Thị Hồng 2, Thị Lan, Thị Sô Phia 2, Thị Chanh Thy, Sô Ri, Thị Kim Sang, Thị Út, Thị Mỹ Hạnh, Thị Na Ri, Thị Sa Rương,
    Thị Thia, Thị Rane, Thị Sà Ren, Thị Ánh, Thị Ngọc Bích, Thị Xuân`,
  ),
}

export const tayNungSurnames = table(
  `Nông 20, Hoàng 18, Hứa 9, Triệu 7, Lý 7, Đàm 8, Lương 6, Chu 4, Bế 4, Vi 4, Hà 3, Lục 3, Ma 3, Dương 2, Lăng 2, Mông 3, Sầm 2,
  Phương 1, Đinh 1, Nguyễn 2`,
)
