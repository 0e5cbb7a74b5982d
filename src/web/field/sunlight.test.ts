import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// WCAG 2.2, level AAA: text of any size at least 7 : 1 on every ground it stands on, because the phone is read in the sun.

type Palette = Readonly<Record<string, string>>

const css = ['../ui/tokens.css', './field.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\n')

/** All that the blocks with this selector declare, the later over the earlier. */
const declared = (selector: string): Palette =>
  Object.fromEntries(
    css
      .split(/\}/)
      .filter((block) =>
        block
          .split('{')
          .at(-2)
          ?.split(',')
          .some((part) => part.trim() === selector),
      )
      .flatMap((block) => [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v])),
  )

const usual = ':not([data-contrast="more"])'
const [light, dark] = [':root[data-theme="light"]', ':root[data-theme="dark"]']
const THEMES: readonly [string, Palette][] = [
  ['light', { ...declared(light), ...declared(light + usual) }],
  ['dark', { ...declared(dark), ...declared(dark + usual) }],
  [
    'light, more contrast',
    {
      ...declared(light),
      ...declared(':root[data-contrast="more"]'),
      ...declared(':root[data-contrast="more"][data-theme="light"]'),
    },
  ],
  [
    'dark, more contrast',
    { ...declared(dark), ...declared(':root[data-contrast="more"][data-theme="dark"]') },
  ],
]

const luminance = (colour: string) => {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
const contrast = (a: string, b: string) => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Text, and what it stands on. */
const PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'surface', 'sunken', 'note-paper', 'alarm-paper', 'good-paper']],
  ['ink-2', ['paper', 'surface', 'sunken', 'note-paper']],
  ['alarm', ['paper', 'surface', 'alarm-paper']],
  ['good', ['paper', 'surface', 'good-paper']],
  ['on-ink', ['ink', 'alarm']],
  ['surface', ['good']],
]

describe.each(THEMES)('in the theme "%s"', (_, palette) => {
  test('every text can be read in the sun', () => {
    const weak = PAIRS.flatMap(([text, grounds]) =>
      grounds.map((ground) => {
        const [a, b] = [palette[text], palette[ground]]
        if (a === undefined || b === undefined) throw new Error(`no --${text} or no --${ground}`)
        return { text, ground, ratio: contrast(a, b) }
      }),
    ).filter(({ ratio }) => ratio < 7)
    expect(weak).toEqual([])
  })
})
