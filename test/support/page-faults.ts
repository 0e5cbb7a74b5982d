// What goes wrong inside a page: put in before the app's own script, it stops the page dead at a chosen step (a write that never
// commits, one whose end is never heard, an answer that never reaches the app), and sets its clock wrong. The app is not changed.

export type Halt =
  /** A transaction that writes this store stays open for ever. */
  | { readonly at: 'write'; readonly store: string }
  /** It is committed, and the page never hears of it. */
  | { readonly at: 'written'; readonly store: string }
  /** The answer has arrived in the browser, and the app never gets it. */
  | { readonly at: 'answer'; readonly path: string }

/** Runs in the page, before everything else. Must name nothing outside itself. */
export function installPageFaults(): void {
  const KEY = 'faults.aheadMs'
  const page = globalThis as unknown as {
    faultsHalt: Halt | null
    faultsReached: Promise<void>
    faultsReach: () => void
    faultsSkew: (ms: number) => void
  }
  page.faultsHalt = null
  page.faultsReached = new Promise((resolve) => {
    page.faultsReach = resolve
  })

  const RealDate = Date
  const kept = globalThis.localStorage?.getItem(KEY)
  let ahead = Number(kept ?? 0)
  page.faultsSkew = (ms) => {
    ahead = ms
    globalThis.localStorage.setItem(KEY, String(ms))
  }
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) =>
      args.length === 0 ? new target(target.now() + ahead) : Reflect.construct(target, args),
    get: (target, name) => (name === 'now' ? () => target.now() + ahead : Reflect.get(target, name)),
  })

  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const tx = begin.call(this, names, mode, options)
    const halt = page.faultsHalt
    if (mode !== 'readwrite' || halt === null || halt.at === 'answer') return tx
    if (![names].flat().includes(halt.store)) return tx
    if (halt.at === 'written') {
      tx.addEventListener('complete', (event) => {
        event.stopImmediatePropagation()
        page.faultsReach()
      })
      return tx
    }
    tx.commit = () => undefined
    const store = tx.objectStore(halt.store)
    const spin = () => {
      store.get('never').onsuccess = spin
    }
    spin()
    setTimeout(page.faultsReach, 300)
    return tx
  }

  const ask = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const answer = await ask(input, init)
    const halt = page.faultsHalt
    if (halt?.at !== 'answer' || !answer.url.includes(halt.path)) return answer
    page.faultsReach()
    return new Promise<Response>(() => undefined)
  }
}
