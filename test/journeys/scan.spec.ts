// The scanner in a real browser: the decoder on drawn codes, the camera on a film of codes, and what is said when there is no camera.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCardQr } from '#domain/card-qr'
import { makeIdentityNumber } from '#domain/identity-number'
import { envelopesOf, gather, missingParts, NOTHING_GATHERED, qrTextsOf } from '#domain/qr-sequence'
import { scanWords } from '#words/scan'
import { complaintsOf } from '../support/complaints.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { openContext, PHONE } from '../support/look.ts'
import { faultsOf } from '../support/looks-right.ts'
import type { ScanBench } from '../support/scan-page/page.ts'
import { filmCodes, type ScanSite, serveScanPage } from '../support/scan-site.ts'

declare global {
  interface Window {
    readonly bench: ScanBench
  }
}

const CARD = [
  makeIdentityNumber('070', 'female', 1962, 345),
  '285012345',
  'Điểu Thị Hà',
  '05071962',
  'Nữ',
  'Ấp 3, Tân Phú, Đồng Phú, Bình Phước',
  '10052021',
].join('|')

/** Bytes that compress as badly as what is sealed. */
const envelope = (n: number) => ({
  envelopeId: `018e7000-0000-7000-8000-0000f00d000${n}`,
  keyId: 1,
  sealed: Buffer.from(
    Array.from({ length: 700 }, (_, i) => (i * 7_919 * (n + 1) + (i * i) / 3) & 255),
  ).toString('base64url'),
})
const ENVELOPES = [envelope(1), envelope(2), envelope(3)]
const CODES = qrTextsOf(ENVELOPES)

let site: ScanSite
let film: string
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phukin-film-'))
  film = join(folder, 'codes.y4m')
  await filmCodes([CARD, ...CODES], film)
  site = await serveScanPage()
})
afterAll(async () => {
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

const FAKE = '--use-fake-device-for-media-stream'

/** `work` gets the page; what the browser complained of is a fault. */
async function inBrowser(
  given: { args?: readonly string[]; host?: string; camera?: boolean; expected?: RegExp; script?: string },
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const { args = [], host = '127.0.0.1', camera = false, expected, script } = given
  const browser = await launchChromium('--host-resolver-rules=MAP phukin.test 127.0.0.1', ...args)
  try {
    const origin = `http://${host}:${site.port}`
    const context = await openContext(browser, PHONE)
    if (camera) await context.grantPermissions(['camera'], { origin })
    if (script !== undefined) await context.addInitScript(script)
    const page = await context.newPage()
    const complaints = complaintsOf(page, expected)
    await page.goto(`${origin}/field/`)
    await work(page, context)
    expect(complaints).toEqual([])
  } finally {
    await browser.close()
  }
}

const alertOf = async (page: Page): Promise<string> => (await page.getByRole('alert').textContent()) ?? ''

describe('the decoder', () => {
  test('is not loaded before somebody scans, and reads what was drawn', async () => {
    site.asked.length = 0
    await inBrowser({}, async (page) => {
      await page.waitForFunction(() => 'bench' in window)
      expect(site.asked.filter((path) => /reader-worker|scanner/.test(path))).toEqual([])
      expect(await page.evaluate((text) => window.bench.read(text, 4), CARD)).toBe(CARD)
      expect(site.asked.some((path) => /reader-worker/.test(path))).toBe(true)
      expect(readCardQr(CARD)).toMatchObject({ ok: true, value: { name: 'Điểu Thị Hà' } })
      expect(await page.evaluate(() => window.bench.read(null, 4))).toBeNull()
    })
  })

  test('gives sealed envelopes back from pictures of their codes', async () => {
    expect(CODES.length).toBeGreaterThan(3)
    await inBrowser({}, async (page) => {
      for (const pixels of [3, 6]) {
        const arrived = await page.evaluate(([given, size]) => window.bench.travel(given, size), [
          ENVELOPES,
          pixels,
        ] as const)
        expect(arrived).toEqual({ codes: CODES.length, envelopes: { ok: true, value: ENVELOPES } })
      }
    })
  })
})

describe('a detector of the browser’s own', () => {
  const withDetector = (detect: string) =>
    `window.BarcodeDetector = class { static async getSupportedFormats() { return ['qr_code'] } async detect() { ${detect} } }`
  const readBy = async (detect: string) => {
    let found: string | null = null
    site.asked.length = 0
    await inBrowser({ script: withDetector(detect) }, async (page) => {
      found = await page.evaluate((text) => window.bench.read(text, 4), CARD)
    })
    return [found, site.asked.some((path) => /reader-worker/.test(path))]
  }
  test('is used where there is one, and not where it only says so', async () => {
    expect(await readBy("return [{ rawValue: 'its own' }]")).toEqual(['its own', false])
    expect(await readBy("throw new DOMException('no service', 'NotSupportedError')")).toEqual([CARD, true])
  })
})

describe('the camera', () => {
  test('reads a card and a whole sequence, and is let go when the scanner leaves or the page is hidden', async () => {
    const args = [FAKE, `--use-file-for-fake-video-capture=${film}`]
    await inBrowser({ args, camera: true }, async (page) => {
      await page.evaluate(() => window.bench.show())
      await page.waitForFunction((wanted) => new Set(window.bench.seen).size >= wanted, CODES.length + 1, {
        timeout: 60_000,
      })
      const seen = await page.evaluate(() => window.bench.seen)
      expect(seen).toContain(CARD)
      const gathered = seen.reduce((all, text) => gather(all, text).gathered, NOTHING_GATHERED)
      expect(missingParts(gathered)).toEqual([])
      expect(envelopesOf(gathered)).toEqual({ ok: true, value: ENVELOPES })

      expect(await faultsOf(page)).toEqual([])

      const isLive = await page.evaluateHandle(() => {
        const { srcObject } = document.querySelector('video') ?? {}
        const tracks = srcObject instanceof MediaStream ? srcObject.getTracks() : []
        return () => tracks.map(({ readyState }) => readyState).join()
      })
      expect(await page.evaluate((read) => read(), isLive)).toBe('live')
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      })
      expect(await page.evaluate((read) => read(), isLive)).toBe('ended')

      const before = await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
        return window.bench.seen.length
      })
      await page.waitForFunction((count) => window.bench.seen.length > count, before)
      const again = await page.evaluateHandle(() => {
        const { srcObject } = document.querySelector('video') ?? {}
        const tracks = srcObject instanceof MediaStream ? srcObject.getTracks() : []
        return () => tracks.map(({ readyState }) => readyState).join()
      })
      await page.evaluate(() => window.bench.hide())
      expect(await page.evaluate((read) => read(), again)).toBe('ended')
      expect(await page.evaluate(() => window.bench.problems)).toEqual([])
    })
  })

  test('that is refused, that is not there, and a page without https: each is said plainly', async () => {
    const problemIn = async (given: Parameters<typeof inBrowser>[0]) => {
      let found: [string, readonly string[]] = ['', []]
      await inBrowser(given, async (page) => {
        await page.evaluate(() => window.bench.show())
        await page.getByRole('alert').waitFor()
        found = [await alertOf(page), await page.evaluate(() => window.bench.problems)]
      })
      return found
    }
    const { problems } = scanWords.vi
    expect(await problemIn({ args: [FAKE, '--deny-permission-prompts'] })).toEqual([
      problems.refused,
      ['refused'],
    ])
    expect(await problemIn({ camera: true })).toEqual([problems['no-camera'], ['no-camera']])
    expect(
      await problemIn({ host: 'phukin.test', args: [FAKE], expected: /^The Cross-Origin-Opener-Policy/ }),
    ).toEqual([problems.insecure, ['insecure']])
  })
})

test('a photo is read instead, and a picture without a code or no picture at all is said to be so', async () => {
  await inBrowser({}, async (page) => {
    const picture = await page.evaluate((text) => window.bench.photo(text, 12), CARD)
    const buffer = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
    await page.evaluate(() => window.bench.show())
    const field = page.locator('input[type=file]')
    const choose = (name: string, content: Buffer) =>
      field.setInputFiles({ name, mimeType: 'image/png', buffer: content })
    await choose('code.png', buffer)
    await page.waitForFunction(() => window.bench.seen.length === 1)
    expect(await page.evaluate(() => window.bench.seen)).toEqual([CARD])
    expect(await field.inputValue()).toBe('')

    const empty = await page.screenshot()
    await choose('page.png', empty)
    await page.getByText(scanWords.vi.problems['no-code']).waitFor()
    await choose('text.png', Buffer.from('no picture'))
    await page.getByText(scanWords.vi.problems['no-picture']).waitFor()
  })
})

test('a decoder that cannot be fetched is said to be missing, and is asked for again', async () => {
  await inBrowser({ args: [FAKE], camera: true, expected: /Failed to load resource/ }, async (page) => {
    await page.route(/reader-worker/, (route) => route.abort())
    await page.evaluate(() => window.bench.show())
    await page.getByText(scanWords.vi.problems['no-reader']).waitFor()
    await page.unroute(/reader-worker/)
    await page.getByRole('button', { name: scanWords.vi.again }).click()
    await page.locator('video').waitFor()
    await page.waitForFunction(() => document.querySelector('video')?.srcObject !== null)
    await page.evaluate(() => window.bench.hide())
  })
})
