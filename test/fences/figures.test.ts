import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIGURE_WIDTH, figuresFile, makeFigures, sourceFile, WEIGHTS } from '../figures/make-figures.ts'
import { advanceWidth, glyphIndex, readGlyph, readWoff } from '../figures/woff.ts'

test.each(WEIGHTS)('the digits of weight %i are equally wide and drawn as in the packaged font', (weight) => {
  const packaged = readWoff(readFileSync(sourceFile(weight)))
  const ours = readWoff(readFileSync(figuresFile(weight)))
  for (const digit of '0123456789') {
    const code = digit.charCodeAt(0)
    expect(advanceWidth(ours, glyphIndex(ours, code))).toBe(FIGURE_WIDTH)
    const [a, b] = [readGlyph(packaged, code), readGlyph(ours, code)]
    const shift = (b.points[0]?.x ?? 0) - (a.points[0]?.x ?? 0)
    expect(b.points).toEqual(a.points.map((p) => ({ ...p, x: p.x + shift })))
    const xs = b.points.map((p) => p.x)
    expect(Math.min(...xs)).toBeGreaterThan(0)
    expect(Math.max(...xs)).toBeLessThan(FIGURE_WIDTH)
  }
})

test.each(WEIGHTS)('the font file of weight %i is what the packaged font makes', (weight) => {
  expect(readFileSync(figuresFile(weight)).equals(makeFigures(readFileSync(sourceFile(weight))))).toBe(true)
})
