import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const post = (headers: Record<string, string>) =>
  new Request('http://phukin.test/api/x', { method: 'POST', headers: { host: 'phukin.test', ...headers } })

const PLAIN = { host: 'phukin.test', secure: false }

describe('a state-changing request', () => {
  it('from our own page passes', () => {
    expect(isSameOrigin(post({ origin: 'http://phukin.test' }), true, PLAIN)).toBe(true)
    expect(isSameOrigin(post({ 'sec-fetch-site': 'same-origin' }), true, PLAIN)).toBe(true)
  })
  it('from the address that people know passes behind a proxy that changes the host', () => {
    const request = post({ origin: 'https://phukin.example' })
    expect(isSameOrigin(request, true, PLAIN, 'https://phukin.example/')).toBe(true)
    expect(isSameOrigin(request, true, PLAIN)).toBe(false)
  })
  it('from the address that a trusted proxy was asked for passes', () => {
    const arrival = { host: 'phukin.example', secure: true }
    expect(isSameOrigin(post({ origin: 'https://phukin.example' }), true, arrival)).toBe(true)
    expect(isSameOrigin(post({ origin: 'https://phukin.test' }), true, arrival)).toBe(false)
  })
  it('that came by TLS does not come from a page that did not', () => {
    const post443 = post({ origin: 'http://phukin.test' })
    expect(isSameOrigin(post443, true, { host: 'phukin.test', secure: true })).toBe(false)
    expect(isSameOrigin(post443, true, { host: 'phukin.test', secure: true }, 'https://phukin.test')).toBe(
      false,
    )
  })
  it('from another site is refused, with or without a cookie', () => {
    for (const origin of [
      'http://evil.test',
      'http://phukin.test.evil.test',
      'http://phukin.test:81',
      'null',
    ])
      for (const byCookie of [true, false])
        expect(isSameOrigin(post({ origin }), byCookie, PLAIN), origin).toBe(false)
    expect(isSameOrigin(post({ 'sec-fetch-site': 'same-site' }), true, PLAIN)).toBe(false)
  })
  it('that says nothing of its origin passes only without a cookie', () => {
    expect(isSameOrigin(post({}), true, PLAIN)).toBe(false)
    expect(isSameOrigin(post({}), false, PLAIN)).toBe(true)
  })
  it('is what is meant: reading is free', () => {
    const get = new Request('http://phukin.test/api/x', { headers: { origin: 'http://evil.test' } })
    expect(isSameOrigin(get, true, PLAIN)).toBe(true)
  })
})
