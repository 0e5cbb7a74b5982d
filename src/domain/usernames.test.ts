import { describe, expect, it } from 'vitest'
import { foldUsername, isUsername } from './usernames.ts'

describe('a user name', () => {
  it('is folded before it is looked at', () => {
    expect(foldUsername('  Lan.Nguyen ')).toBe('lan.nguyen')
    expect(isUsername('lan.nguyen')).toBe(true)
  })
  it.each(['ab', '.lan', 'lan-', 'lan nguyen', 'lần', 'x'.repeat(41)])('“%s” is none', (wrong) =>
    expect(isUsername(wrong)).toBe(false),
  )
})
