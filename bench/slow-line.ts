// A line between a phone and the server that is as slow as a network, and that can be cut: whatever runs in the browser, a page or a
// service worker, goes over it. Passes bytes on, reads nothing.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Line = {
  readonly port: number
  /** Bits a second in either direction, shared by all connections; infinite: as fast as the machine. */
  readonly setRate: (bitsPerSecond: number) => void
  /** Nobody gets through and everybody who was talking is cut off, until it is mended. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** One way. */
const DELAY_MS = 25
/** What leaves at once: small enough for others to get a word in. */
const PIECE = 4_096

export const openLine = async (serverUrl: string): Promise<Line> => {
  const { hostname, port: serverPort } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  const rate = { bits: Number.POSITIVE_INFINITY }
  const freeAt = { up: 0, down: 0 }
  let isCut = false

  /** In order; each piece when the one before it has passed. */
  const carry = (from: Socket, to: Socket, way: 'up' | 'down') => {
    const later = (work: () => void, at: number) =>
      at <= performance.now() ? work() : setTimeout(work, at - performance.now())
    let last = 0
    const pass = (bytes: number, work: () => void) => {
      const isSlow = Number.isFinite(rate.bits)
      const begins = Math.max(performance.now() + (isSlow ? DELAY_MS : 0), freeAt[way], last)
      last = isSlow ? begins + (bytes * 8_000) / rate.bits : begins
      if (isSlow) freeAt[way] = last
      later(work, last)
    }
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += PIECE) {
        const piece = data.subarray(at, at + PIECE)
        pass(piece.length, () => to.writable && to.write(piece))
      }
    })
    from.on('end', () => pass(0, () => to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      pass(0, () => to.destroy())
    })
  }

  const server = createServer((phone) => {
    if (isCut) {
      phone.destroy()
      return
    }
    const far = connect(Number(serverPort), hostname)
    for (const socket of [phone, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
    }
    carry(phone, far, 'up')
    carry(far, phone, 'down')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const cutOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    setRate: (bitsPerSecond) => {
      rate.bits = bitsPerSecond
    },
    cut: () => {
      isCut = true
      cutOff()
    },
    mend: () => {
      isCut = false
    },
    close: async () => {
      cutOff()
      server.close()
      await once(server, 'close')
    },
  }
}
