// What the bench does inside the page of the phone, with the clock of the page: types the PIN as soon as it can be typed, sees when the
// list can be used, presses and types as a person does. Added to the page as it stands: it may use nothing from outside.

/** Where on the screens it looks. */
export type Places = {
  /** Where the PIN is typed; its last digit opens the phone. */
  readonly pin: string
  /** A household in the list of today. */
  readonly door: string
  /** How many households there are in all. */
  readonly doors: string
  /** The household that comes next. */
  readonly next: string
  /** Only on the page of a household. */
  readonly house: string
  readonly search: string
  /** Somebody who was found. */
  readonly found: string
}

/** Milliseconds since the address was opened. */
export type Opened = { readonly pinAt: number; readonly listAt: number }

export type PhonePage = {
  /** When the list of today, with everybody, stood on the screen and could be pressed, after the PIN was typed by itself. */
  readonly opened: () => Promise<Opened>
  /** From the press on the next household to its page on the screen, and back to the list; milliseconds. */
  readonly openNext: () => Promise<{ readonly there: number; readonly back: number }>
  /** From a letter to its answers on the screen, for each letter; milliseconds. */
  readonly type: (text: string) => Promise<number[]>
  /** A key from a PIN as the phone makes it (src/web/offline/vault.ts); milliseconds. */
  readonly derive: () => Promise<number>
}

/** `pin` null: it is chosen by hand. `doors`: how many households the list has when everybody is there. */
export const installPhonePage = (given: { places: Places; pin: string | null; doors: number }): void => {
  const { places, pin, doors } = given
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)
  /** The next frame, and what came after it: what was changed before stands on the screen. */
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    })
  const until = (is: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!is()) return false
        watch.disconnect()
        resolve()
        return true
      }
      const watch = new MutationObserver(look)
      if (!look())
        watch.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    })
  const write = (field: HTMLInputElement, text: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }))
  }
  const isWhole = () =>
    find(places.door) !== null && Number(find(places.doors)?.textContent?.replace(/\D/g, '')) >= doors
  const opened = (async (): Promise<Opened> => {
    let pinAt = 0
    if (pin !== null) {
      await until(() => find(places.pin) !== null)
      pinAt = await painted()
      const field = find(places.pin)
      if (field instanceof HTMLInputElement) write(field, pin)
    }
    await until(isWhole)
    return { pinAt, listAt: await painted() }
  })()
  const page: PhonePage = {
    opened: () => opened,
    openNext: async () => {
      const began = performance.now()
      find(places.next)?.click()
      await until(() => find(places.house) !== null)
      const there = (await painted()) - began
      const left = performance.now()
      history.back()
      await until(() => find(places.house) === null && find(places.door) !== null)
      return { there, back: (await painted()) - left }
    },
    type: async (text) => {
      const field = find(places.search)
      if (!(field instanceof HTMLInputElement)) throw new Error('bench: nowhere to search')
      const taken: number[] = []
      for (let i = 1; i <= text.length; i += 1) {
        const began = performance.now()
        write(field, text.slice(0, i))
        await painted()
        if (i > 1) await until(() => find(places.found) !== null)
        taken.push((await painted()) - began)
      }
      return taken
    },
    derive: async () => {
      const began = performance.now()
      const base = await crypto.subtle.importKey('raw', new Uint8Array(6), 'PBKDF2', false, ['deriveBits'])
      const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: 310_000 }
      await crypto.subtle.deriveBits(how, base, 256)
      return performance.now() - began
    },
  }
  Object.assign(globalThis, { phonePage: page })
}
