// A phone without room: something else of the same origin takes every byte that the browser gives it.

import type { Page } from 'playwright-core'

/** As long as the origin has a quota; other stores of the page are not touched. */
export const fillUp = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const store = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('filler')
      opening.onupgradeneeded = () => opening.result.createObjectStore('fill', { autoIncrement: true })
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const fits = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const tx = store.transaction('fill', 'readwrite', { durability: 'strict' })
        tx.objectStore('fill').add(crypto.getRandomValues(new Uint8Array(bytes)))
        tx.oncomplete = () => resolve(true)
        tx.onabort = () => resolve(false)
      })
    let filled = 0
    for (const bytes of [65_536, 8_192, 512, 1])
      while (await fits(bytes)) {
        filled += bytes
        if (filled > 100_000_000) throw new Error('the origin is never full')
      }
    store.close()
  })

/** Bytes that the origin may take, as often as it is said; first before the page is loaded: the browser remembers how much is left. */
export const limitRoom = async (page: Page, origin: string): Promise<(bytes: number) => Promise<void>> => {
  const session = await page.context().newCDPSession(page)
  return async (bytes) => {
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes })
  }
}
