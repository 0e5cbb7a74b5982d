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
  const line = written('citizen 070090001242', {
    phone: '0912 345 678',
    error: new Error('duplicate 285123456'),
  })
  expect(line).toContain('••••••••••42')
  expect(line).not.toMatch(/07009|345|285123/)
})

test('counts and short numbers are left alone', () => {
  expect(written('rows', { done: 873007 })).toContain('873007')
})

test('a line stays one JSON object, whatever is masked in it', () => {
  const line = written('a\u001123456789\nb', {
    number: 70090001242,
    big: 70090001242n,
    list: [{ '070090001242': 1 }],
    none: undefined,
    date: new Date(0),
  })
  expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'info',
    msg: 'a\u001123456789\nb',
    number: '•••••••••42',
    big: '•••••••••42',
    list: [{ '••••••••••42': 1 }],
    date: '1970-01-01T00:00:00.000Z',
  })
})

test('a field cannot pass itself off as the line’s own time, level or message', () => {
  expect(JSON.parse(written('real', { msg: 'false', level: 'error', time: 'never' }))).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'info',
    msg: 'real',
  })
})
