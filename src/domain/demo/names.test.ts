import { expect, test } from 'vitest'
import type { Sex } from '../identity-number.ts'
import { cleanName } from '../names.ts'
import { fullName, type NameStyle, surname } from './names.ts'
import { randomFor } from './random.ts'

const styles: readonly NameStyle[] = ['kinh', 'stieng', 'khmer', 'tay-nung']

function namesOf(style: NameStyle, sex: Sex, birthYear: number, count: number): string[] {
  const random = randomFor(11, birthYear)
  return Array.from({ length: count }, () => fullName(random, style, surname(random, style), sex, birthYear))
}

const shareOf = (names: readonly string[], test: (name: string) => boolean) =>
  names.filter(test).length / names.length

test('every name is one that a clean list could carry as it stands', () => {
  for (const style of styles) {
    for (const sex of ['male', 'female'] as const) {
      for (const year of [1940, 1975, 2005]) {
        for (const name of new Set(namesOf(style, sex, year, 3_000))) {
          expect(cleanName(name)).toEqual({ ok: true, value: { name, repairs: [] } })
          expect(name).toBe(name.normalize('NFC'))
        }
      }
    }
  }
})

test('apostrophes are U+2019 and occur', () => {
  const names = namesOf('stieng', 'male', 1980, 3_000).join()
  expect(names).toContain('K’')
  expect(names).not.toMatch(/['‘`´]/)
})

test('among the S’tiêng nearly every man is Điểu and every woman Thị, mostly in two words', () => {
  const men = namesOf('stieng', 'male', 1980, 3_000)
  const women = namesOf('stieng', 'female', 1980, 3_000)
  expect(shareOf(men, (name) => name.startsWith('Điểu '))).toBeGreaterThan(0.93)
  expect(shareOf(women, (name) => name.startsWith('Thị '))).toBeGreaterThan(0.93)
  expect(shareOf(men, (name) => name.split(' ').length === 2)).toBeGreaterThan(0.85)
})

test('Nguyễn is the commonest family name, followed by Trần and Lê', () => {
  const counts = new Map<string, number>()
  for (const name of namesOf('kinh', 'male', 1980, 20_000)) {
    const [family = ''] = name.split(' ')
    counts.set(family, (counts.get(family) ?? 0) + 1)
  }
  const order = [...counts].sort((a, b) => b[1] - a[1]).map(([family]) => family)
  expect(order.slice(0, 4)).toEqual(['Nguyễn', 'Trần', 'Lê', 'Phạm'])
  expect((counts.get('Nguyễn') ?? 0) / 20_000).toBeGreaterThan(0.28)
})

test('the middle names Thị and Văn fade from one generation to the next', () => {
  const share = (sex: Sex, year: number, middle: string) =>
    shareOf(namesOf('kinh', sex, year, 5_000), (name) => name.split(' ')[1] === middle)
  expect(share('female', 1950, 'Thị')).toBeGreaterThan(0.8)
  expect(share('female', 2005, 'Thị')).toBeLessThan(0.6)
  expect(share('male', 1950, 'Văn')).toBeGreaterThan(0.5)
  expect(share('male', 2005, 'Văn')).toBeLessThan(0.2)
})
