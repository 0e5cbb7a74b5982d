// What a phone asks of its browser: whether it can work here at all, whether the store is promised to be kept, how full it is, whether
// the app can be installed, and whether a newer version waits. Told through one small object, so that phone.ts is about people.
import type { OpenPhone } from './phone-view.ts'

export type Unsupported = 'insecure' | 'old-browser' | 'no-storage'

/** Null: everything is there. */
export const whyUnsupported = (): Unsupported | null => {
  if (!window.isSecureContext) return 'insecure'
  const isThere =
    'subtle' in crypto &&
    'locks' in navigator &&
    'indexedDB' in window &&
    'BroadcastChannel' in window &&
    'serviceWorker' in navigator
  return isThere ? null : 'old-browser'
}

export type Surroundings = Pick<OpenPhone, 'storage' | 'install' | 'update'>

type InstallPrompt = Event & { readonly prompt: () => Promise<void> }

export const watchSurroundings = (told: () => void) => {
  let now: Surroundings = {
    storage: { kept: null, used: null, quota: null },
    install: matchMedia('(display-mode: standalone)').matches ? 'installed' : 'not-offered',
    update: false,
  }
  let offer: InstallPrompt | null = null
  let waiting: ServiceWorker | null = null
  let registered: ServiceWorkerRegistration | null = null
  const set = (next: Partial<Surroundings>) => {
    if (JSON.stringify({ ...now, ...next }) === JSON.stringify(now)) return
    now = { ...now, ...next }
    told()
  }
  const lookForUpdate = (): void => void registered?.update().catch(() => undefined)

  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallPrompt
    if (now.install !== 'installed') set({ install: 'possible' })
  })
  addEventListener('appinstalled', () => set({ install: 'installed' }))

  const measure = async (): Promise<void> => {
    const { storage } = navigator
    const kept = await storage.persisted().catch(() => null)
    const { usage = null, quota = null } = await storage
      .estimate()
      .catch(() => ({ usage: undefined, quota: undefined }))
    set({ storage: { kept, used: usage, quota } })
  }

  const watchWorker = async (): Promise<void> => {
    // Without one the app works as long as it is open, and is not there again without a network.
    const found = await navigator.serviceWorker
      .register('/field/service-worker.js', { scope: '/field/' })
      .catch(() => null)
    if (found === null) return
    registered = found
    navigator.serviceWorker.controller?.postMessage('opened')
    const look = (worker: ServiceWorker | null): void => {
      if (worker === null || navigator.serviceWorker.controller === null) return
      if (worker.state === 'installed') {
        waiting = worker
        set({ update: true })
      }
    }
    look(found.waiting)
    // Another tab has taken the newer version: this page is of the older one until it is loaded again.
    const wasControlled = navigator.serviceWorker.controller !== null
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      waiting = null
      if (wasControlled) set({ update: true })
    })
    found.addEventListener('updatefound', () => {
      const { installing } = found
      installing?.addEventListener('statechange', () => look(installing))
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') lookForUpdate()
    })
  }

  return {
    now: () => now,
    begin: () => {
      void measure()
      void watchWorker()
    },
    measure,
    lookForUpdate,
    askToKeep: async (): Promise<void> => {
      await navigator.storage.persist().catch(() => false)
      await measure()
    },
    install: async (): Promise<void> => {
      await offer?.prompt()
    },
    /** Everything that was recorded lies in the store by then: nothing is held in memory alone. */
    useUpdate: (): void => {
      if (waiting === null) {
        location.reload()
        return
      }
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      waiting.postMessage('take-over')
    },
  }
}
