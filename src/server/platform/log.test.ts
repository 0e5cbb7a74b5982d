import { expect, test } from 'vitest'
import { createLog } from './log.ts'

const written = (message: string, fields = {}): string => {
  const lines: string[] = []
  createLog(
    (line) => lines.push(line),
    () => 0,
  ).info(message, fields)
  return lines.join('')
}

test('a number of nine digits or more is masked to its last two wherever it stands', () => {
  const line = written('citizen 070090001242', { phone: '0912 345 678', error: new Error('duplicate 285123456') })
  expect(line).toContain('••••••••••42')
  expect(line).not.toMatch(/07009|345|285123/)
})

test('counts and short numbers are left alone', () => {
  expect(written('rows', { done: 873007 })).toContain('873007')
})
