// The page that a demo shows while it is built: plain HTML from a server of its own, on the port that the product takes
// over afterwards. Needs no script; with one it does not lose its place when the servers change.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { demoWords } from '#words/demo'
import { formatCount } from '#words/words'
import { BUILD_PHASES, type BuildProgress } from './build.ts'

export type ProgressPage = {
  /** With the real port when 0 was asked for. */
  readonly port: number
  readonly show: (progress: BuildProgress) => void
  readonly close: () => Promise<void>
}

/** Null when the port is taken. */
export async function serveProgress(host: string, port: number): Promise<ProgressPage | null> {
  let shown: BuildProgress | null = null
  const server = createServer((request, response) => {
    response.writeHead(request.method === 'GET' || request.method === 'HEAD' ? 200 : 503, HEADERS)
    response.end(request.url === PART ? progressPart(shown) : progressPage(shown))
  })
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      return null
    throw error
  }
  return {
    port: portOf(server),
    show: (progress) => {
      shown = progress
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const PART = '/progress'
const MARK = 'x-phukin-building'
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  [MARK]: '1',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
}

/** How long each phase takes, roughly, in hundredths of the whole. */
const WEIGHTS = { people: 74, tallies: 6, indexes: 15, finish: 5 } as const

/** 0 to 100. */
export const percentOf = (progress: BuildProgress | null): number => {
  if (progress === null) return 0
  let before = 0
  for (const phase of BUILD_PHASES) {
    if (phase === progress.phase) break
    before += WEIGHTS[phase]
  }
  const share = progress.total > 0 ? progress.done / progress.total : 0
  return Math.min(100, Math.floor(before + WEIGHTS[progress.phase] * share))
}

/** What changes from second to second. */
export const progressPart = (progress: BuildProgress | null): string => {
  const percent = percentOf(progress)
  const step = (language: 'vi' | 'en') => {
    const { phases, starting, of } = demoWords[language]
    if (progress === null) return starting
    const done = formatCount(progress.done, language)
    return `${phases[progress.phase]}: ${progress.total > 0 ? of(done, formatCount(progress.total, language)) : done}`
  }
  return `<progress max="100" value="${percent}" aria-label="${demoWords.vi.building}"></progress>
<p><strong>${percent}%</strong> · ${step('vi')}</p>
<p lang="en">${step('en')}</p>`
}

const progressPage = (progress: BuildProgress | null): string => {
  const { vi, en } = demoWords
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="2"></noscript>
<title>${vi.building} – Phủ Kín</title>
<style>
  body { margin: 0; font: 1.05rem/1.6 system-ui, sans-serif; background: #faf8f3; color: #1f2328 }
  main { max-width: 36rem; margin: 14vh auto 0; padding: 0 1.25rem }
  h1 { font-size: 1.5rem; line-height: 1.4 }
  progress { width: 100%; height: 1.1rem; accent-color: #1d5f8a }
  [lang=en] { color: #5a6068; font-size: .92rem }
  @media (prefers-color-scheme: dark) { body { background: #16181b; color: #e8e6e1 } [lang=en] { color: #a2a8b0 } }
</style>
</head>
<body>
<main>
<h1>${vi.building}</h1>
<div id="progress" role="status">${progressPart(progress)}</div>
<p>${vi.invented}</p>
<p lang="en">${en.building}. ${en.invented}</p>
</main>
<script>
setInterval(async () => {
  try {
    const answer = await fetch('${PART}')
    if (answer.headers.get('${MARK}')) document.getElementById('progress').innerHTML = await answer.text()
    else location.reload()
  } catch { /* the servers are changing: the next try finds the other one */ }
}, 1000)
</script>
</body>
</html>
`
}
