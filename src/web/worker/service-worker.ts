// The service worker of the field app: keeps the app itself, so that it opens without a network, and nothing else. No person, no answer
// of the server is ever kept here. A newer version is fetched beside the one in use and waits until somebody says so.
/** Written in by the build: the files of this version, the script that its page begins with, and a name that changes with any of them. */
declare const SHELL: { readonly version: string; readonly entry: string; readonly files: readonly string[] }

// The one place that knows which kind of worker this is.
const worker = self as unknown as ServiceWorkerGlobalScope

const PAGE = '/field/'
/** Not a file: which pages of older versions were open when this one took over. */
const OLDER_PAGES = '/field/older-pages'
const PREFIX = 'phukin-field-'
const NAME = PREFIX + SHELL.version

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
})

/** All or nothing, and a page of this very version: past any other cache, or an old page would be kept as new. */
const keepShell = async (): Promise<void> => {
  const page = await fetch(PAGE, { cache: 'reload' })
  const text = await page.clone().text()
  if (!page.ok || !text.includes(SHELL.entry)) throw new Error('the page is of another version')
  const cache = await caches.open(NAME)
  await cache.addAll(SHELL.files.map((path) => new Request(path, { cache: 'reload' })))
  await cache.put(PAGE, page)
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver())
})

const takeOver = async (): Promise<void> => {
  const cache = await caches.open(NAME)
  await cache.put(OLDER_PAGES, new Response(JSON.stringify(await openPages())))
  await worker.clients.claim()
  await dropOlder()
}

const openPages = async (): Promise<string[]> =>
  (await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id)

/** A page of an older version goes on with its own files, also those it loads later, until it is closed. */
const dropOlder = async (): Promise<void> => {
  const cache = await caches.open(NAME)
  const older: unknown = await (await cache.match(OLDER_PAGES))?.json()
  const open = await openPages()
  if (Array.isArray(older) && older.some((id) => open.includes(id))) return
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  )
}

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
  if (event.data === 'opened') event.waitUntil(dropOlder())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname.startsWith(PAGE)) event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/') || SHELL.files.includes(pathname))
    event.respondWith(file(request))
})

const page = async (request: Request): Promise<Response> => {
  const cache = await caches.open(NAME)
  return (await cache.match(PAGE)) ?? fetch(request)
}

/** Of this version, else of the older one that asks for it. */
const file = async (request: Request): Promise<Response> => {
  const cache = await caches.open(NAME)
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request)
}
