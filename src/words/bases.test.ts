import { expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { baseInWords, ruleInWords } from './bases.ts'

test('a base is told from its rule', () => {
  expect(baseInWords(binhPhuoc2024, 'campaign', 'vi')).toBe('người sinh đến hết 31/12/2010')
  expect(baseInWords(binhPhuoc2024, 'aged14', 'vi')).toBe('người đã đủ 14 tuổi vào ngày số liệu')
  expect(baseInWords(binhPhuoc2024, 'first_time', 'vi')).toBe(
    'người sinh từ 01/01/2010 đến 30/6/2010, ngày 25/3/2024 chưa được xác nhận “Có thẻ căn cước”, ' +
      'không thuộc danh sách biến động, khó thu nhận; chốt ngày 25/3/2024, về sau không thay đổi',
  )
  expect(baseInWords(binhPhuoc2024, 'hard_to_reach', 'en')).toBe(
    'people born by 31 Dec 2009, on the hard-to-reach list; fixed on 25 Mar 2024, unchanged since',
  )
})

test('where the day stands beside it, the rule is told without when it was fixed', () => {
  expect(ruleInWords(binhPhuoc2024, 'hard_to_reach', 'vi')).toBe(
    'người sinh đến hết 31/12/2009, thuộc danh sách biến động, khó thu nhận',
  )
  expect(ruleInWords(binhPhuoc2024, 'nowhere', 'vi')).toBe('nowhere')
})
