import { expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { baseInWords, baseName } from './bases.ts'
import { cohortName, externalName, measureName, targetName } from './targets.ts'
import { LANGUAGES } from './words.ts'

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
