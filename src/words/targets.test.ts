import { expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { baseInWords, baseName, cohortName, externalName, measureName, targetName } from './targets.ts'
import { LANGUAGES } from './words.ts'

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

test('everything the preset counts has a name of its own in both languages', () => {
  const { targets, bases, cohorts, external } = binhPhuoc2024
  for (const language of LANGUAGES) {
    for (const { id, measure } of targets)
      expect(targetName(binhPhuoc2024, id, measure, language)).not.toBe(
        targetName(binhPhuoc2024, 'nothing', 99, language),
      )
    for (const { id } of bases)
      expect(baseName(binhPhuoc2024, id, language)).not.toBe(baseInWords(binhPhuoc2024, id, language))
    for (const { id } of cohorts) expect(cohortName(id, language)).not.toBe(id)
    for (const { id } of external) expect(externalName(id, language)).not.toBe(id)
  }
})

test('a campaign with other targets is told by its milestones and its rules', () => {
  const other = {
    ...binhPhuoc2024,
    bases: [{ id: 'adults', aged: 18 }],
    measures: [{ no: 10, of: ['sim_own_name', 'signature'] as const, base: 'adults' }],
  }
  expect(targetName(other, 'certificates', 10, 'vi')).toBe('SIM chính chủ + Chữ ký số của công dân')
  expect(measureName(other, 10, 'en')).toBe('SIM in own name + Citizen’s digital signature')
  expect(baseName(other, 'adults', 'vi')).toBe('người đã đủ 18 tuổi vào ngày số liệu')
})
