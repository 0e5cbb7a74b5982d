import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const post = (headers: Record<string, string>) =>
  new Request('http://phukin.test/api/x', { method: 'POST', headers: { host: 'phukin.test', ...headers } })

describe('a state-changing request', () => {
  it('from our own page passes', () => {
    expect(isSameOrigin(post({ origin: 'http://phukin.test' }), true)).toBe(true)
    expect(isSameOrigin(post({ 'sec-fetch-site': 'same-origin' }), true)).toBe(true)
  })
  it('from the address that people know passes behind a proxy that changes the host', () => {
    const request = post({ origin: 'https://phukin.example' })
    expect(isSameOrigin(request, true, 'https://phukin.example/')).toBe(true)
    expect(isSameOrigin(request, true)).toBe(false)
  })
  it('from another site is refused, with or without a cookie', () => {
    for (const origin of [
      'http://evil.test',
      'http://phukin.test.evil.test',
      'http://phukin.test:81',
      'null',
    ])
      for (const byCookie of [true, false])
        expect(isSameOrigin(post({ origin }), byCookie), origin).toBe(false)
    expect(isSameOrigin(post({ 'sec-fetch-site': 'same-site' }), true)).toBe(false)
  })
  it('that says nothing of its origin passes only without a cookie', () => {
    expect(isSameOrigin(post({}), true)).toBe(false)
    expect(isSameOrigin(post({}), false)).toBe(true)
  })
  it('is what is meant: reading is free', () => {
    const get = new Request('http://phukin.test/api/x', { headers: { origin: 'http://evil.test' } })
    expect(isSameOrigin(get, true)).toBe(true)
  })
})
