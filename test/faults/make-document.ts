// Writes the fault matrix into docs/fault-matrix.md: `node test/faults/make-document.ts`. A test keeps the two equal.
import { readFileSync, writeFileSync } from 'node:fs'
import { DOCUMENT, MATRIX_BEGINS, MATRIX_ENDS, matrixText } from './matrix.ts'

const text = readFileSync(DOCUMENT, 'utf8')
const before = text.slice(0, text.indexOf(MATRIX_BEGINS) + MATRIX_BEGINS.length)
writeFileSync(DOCUMENT, `${before}\n\n${matrixText()}\n\n${text.slice(text.indexOf(MATRIX_ENDS))}`)
