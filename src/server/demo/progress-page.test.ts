import { expect, test } from 'vitest'
import { percentOf, progressPart, serveProgress } from './progress-page.ts'

test('the share of the whole grows from phase to phase and ends at a hundred', () => {
  const at = [
    percentOf(null),
    percentOf({ phase: 'people', done: 0, total: 100 }),
    percentOf({ phase: 'people', done: 50, total: 100 }),
    percentOf({ phase: 'tallies', done: 9, total: 0 }),
    percentOf({ phase: 'indexes', done: 8, total: 17 }),
    percentOf({ phase: 'finish', done: 2, total: 2 }),
  ]
  expect([...at].sort((a, b) => a - b)).toEqual(at)
  expect(at.at(0)).toBe(0)
  expect(at.at(-1)).toBe(100)
})

test('the page says in Vietnamese first how far the building is, needs no script, and is never kept', async () => {
  const page = await serveProgress('127.0.0.1', 0)
  if (!page) throw new Error('no port')
  try {
    page.show({ phase: 'people', done: 120_000, total: 873_007 })
    const answer = await fetch(`http://127.0.0.1:${page.port}/anything`)
    const html = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<html lang="vi">')
    expect(html).toContain('<noscript><meta http-equiv="refresh"')
    expect(html.indexOf('120.000 trên 873.007')).toBeGreaterThan(0)
    expect(html.indexOf('120,000 of 873,007')).toBeGreaterThan(html.indexOf('120.000 trên 873.007'))
    expect(await (await fetch(`http://127.0.0.1:${page.port}/progress`)).text()).toBe(
      progressPart({ phase: 'people', done: 120_000, total: 873_007 }),
    )
    expect(await serveProgress('127.0.0.1', page.port)).toBe(null)
  } finally {
    await page.close()
  }
  await expect(fetch(`http://127.0.0.1:${page.port}/`)).rejects.toThrow()
})
