import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DOCUMENT, MATRIX, MATRIX_BEGINS, MATRIX_ENDS, matrixText } from './matrix.ts'

test('the document shows the matrix that is tested, and nothing else (node test/faults/make-document.ts)', () => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const shown = text.slice(text.indexOf(MATRIX_BEGINS) + MATRIX_BEGINS.length, text.indexOf(MATRIX_ENDS))
  expect(shown.trim()).toBe(matrixText())
})

test('every fault has a name of its own and is promised something, pushing and pulling', () => {
  const rows = MATRIX.flatMap((part) => part.rows)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const { push, pull } of rows) expect(push.promise.length * pull.promise.length).toBeGreaterThan(0)
})
