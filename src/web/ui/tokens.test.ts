import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// WCAG 2.2: text 4.5 : 1, shapes that carry meaning 3 : 1. Colour-blind sight after Machado, Oliveira and Fernandes 2009
// (severity 1); distances in Oklab × 100, where 2 is just to be told apart side by side.

type Palette = Readonly<Record<string, string>>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function declared(selector: string): Palette {
  const [, block = ''] = css.split(`${selector} {`)
  const [declarations = ''] = block.split('}')
  return Object.fromEntries(
    [...declarations.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]),
  )
}
const light = declared(':root[data-theme="light"]')
const dark = declared('  :root[data-theme="dark"]')
const more = { ...light, ...declared(':root[data-contrast="more"]') }
const moreDark = { ...dark, ...declared(':root[data-contrast="more"][data-theme="dark"]') }
const THEMES: readonly [string, Palette][] = Object.entries({ light, dark, more, moreDark })

const linear = (colour: string): [number, number, number] => {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}
const luminance = (colour: string) => {
  const [r, g, b] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]
const SIGHTS: Readonly<Record<string, Matrix>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

function oklab(colour: string, m: Matrix): [number, number, number] {
  const [x, y, z] = linear(colour)
  const bounded = (value: number) => Math.min(1, Math.max(0, value))
  const r = bounded(m[0] * x + m[1] * y + m[2] * z)
  const g = bounded(m[3] * x + m[4] * y + m[5] * z)
  const b = bounded(m[6] * x + m[7] * y + m[8] * z)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const n = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * n - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * n + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * n - 0.808675766 * s,
  ]
}
function distance(a: string, b: string, sight: Matrix): number {
  const [p, q] = [oklab(a, sight), oklab(b, sight)]
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

const get = (palette: Palette, name: string) => {
  const colour = palette[name]
  if (colour === undefined) throw new Error(`tokens.css has no --${name}`)
  return colour
}

describe.each(THEMES)('the palette "%s"', (_, palette) => {
  const on = (grounds: string[], inks: string[]) =>
    grounds.flatMap((ground) =>
      inks.map((ink) => [ink, ground, contrast(get(palette, ink), get(palette, ground))]),
    )

  test('every text can be read on every ground it stands on', () => {
    const pairs = [
      ...on(['paper', 'surface', 'sunken'], ['ink', 'ink-2', 'ink-3']),
      ...on(['paper', 'surface', 'alarm-paper'], ['alarm']),
      ...on(['ink', 'press'], ['on-ink']),
      ...on(['note-paper', 'alarm-paper'], ['ink']),
    ]
    expect(pairs.filter(([, , ratio]) => Number(ratio) < 4.5)).toEqual([])
  })

  test('every shape that carries a meaning stands out from its ground', () => {
    const pairs = on(
      ['paper', 'surface'],
      ['cov-card', 'cov-eid', 'cov-sim', 'cov-phone', 'line-strong', 'alarm'],
    )
    expect(pairs.filter(([, , ratio]) => Number(ratio) < 3)).toEqual([])
  })
})

test.each([
  ['light', light],
  ['dark', dark],
])('the four coverages and the alarm stay apart for every sight (%s)', (_, palette) => {
  const names = ['cov-card', 'cov-eid', 'cov-sim', 'cov-phone', 'alarm']
  for (const sight of Object.values(SIGHTS))
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1))
        expect(distance(get(palette, a), get(palette, b), sight), `${a} and ${b}`).toBeGreaterThan(8)
})
