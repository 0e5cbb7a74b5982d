import { describe, expect, test } from 'vitest'
import { evidenceOf, relationOf } from './person-evidence.ts'

describe('a relation', () => {
  test.each(['Chủ hộ', 'CHỦ HỘ', 'chủ hộ (vắng)', 'Ch', 'C.H', 'Head'])('%j is the head', (text) => {
    expect(relationOf(text)).toBe('head')
  })
  test.each([
    'Vợ',
    'con',
    'Con đẻ',
    'Vợ chủ hộ',
    'Bà ngoại',
    'Em',
    'chị dâu',
    'Người ở nhờ',
    'Cháu nội',
    'ở thuê',
    'Rể',
    '- con',
  ])('%j is a member', (text) => {
    expect(relationOf(text)).toBe('member')
  })
  test.each([
    'Bà Nguyễn Thị Lan',
    'Ông Tư',
    'Em Thị B',
    'CHỦ TỊCH',
    'Quan hệ với chủ hộ',
    '01',
    'x',
    '',
    null,
    3,
  ])('%j is none', (cell) => {
    expect(relationOf(cell)).toBe('unsaid')
  })
})

describe('what speaks for a person', () => {
  test.each<[unknown, 'day' | 'year' | 'none']>([
    ['04/02/1958', 'day'],
    ['4-2-58', 'day'],
    ['1958-02-04', 'day'],
    ['ngày 08 tháng 03 năm 1988', 'day'],
    ['04021958', 'day'],
    ['1958', 'year'],
    [1958, 'year'],
    ['--/02/1958', 'year'],
    ['khoảng 1958?', 'year'],
    [18_354, 'year'],
    [120, 'none'],
    ['120', 'none'],
    ['x', 'none'],
    ['Nam', 'none'],
  ])('%j beneath the birth date: %s', (cell, said) => {
    const birth = typeof cell === 'number' ? cell : String(cell)
    const { day, year } = evidenceOf({ birth })
    expect({ day, year }).toEqual({ day: said === 'day', year: said !== 'none' })
  })

  test.each<[string | number, boolean]>([
    ['070058001177', true],
    ['070 058 001 177', true],
    [70058001177, true],
    ['7.0058E+10', true],
    ['285123456', true],
    [120, false],
    ['120', false],
    ['chưa có', false],
  ])('%j beneath the number: %j', (identity, is) => {
    expect(evidenceOf({ identity }).identity).toBe(is)
    expect(evidenceOf({ cmnd: identity }).identity).toBe(is)
  })
})
