import { describe, expect, it } from 'vitest'
import { migrationFiles, pendingOf } from './migrate.ts'

const file = (number: number, checksum = 'a') => ({ number, name: `000${number}-x.sql`, sql: '', checksum })

describe('what is still to be applied', () => {
  it('is what was not, in order', () => {
    expect(pendingOf([file(1), file(2), file(3)], [file(1)])).toEqual({ ok: true, value: [file(2), file(3)] })
    expect(pendingOf([file(1)], [file(1)])).toEqual({ ok: true, value: [] })
  })
  it('is refused when an applied file was changed', () => {
    expect(pendingOf([file(1, 'b')], [file(1)])).toEqual({
      ok: false,
      error: { code: 'migration-changed', what: '0001-x.sql' },
    })
  })
  it('is refused when the database knows more than the files', () => {
    expect(pendingOf([file(1)], [file(1), file(2)])).toEqual({
      ok: false,
      error: { code: 'database-newer', what: '0002-x.sql' },
    })
  })
  it('is refused when a lower number comes late', () => {
    expect(pendingOf([file(1), file(2), file(3)], [file(1), file(3)])).toEqual({
      ok: false,
      error: { code: 'migration-out-of-order', what: '0002-x.sql' },
    })
  })
})

it('the files are numbered without gaps or doubles', async () => {
  const numbers = (await migrationFiles()).map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
})
