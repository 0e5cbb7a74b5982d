// Gathers lines of COPY text as bytes. Millions of lines joined as strings would keep the garbage collector busy for
// longer than it takes to make them.

const FIRST_SIZE = 1 << 20
/** The most bytes that a character of a JavaScript string takes in UTF-8. */
const BYTES_PER_CHARACTER = 3

export type CopyText = {
  readonly add: (lines: string) => void
  /** Everything added since the last call. */
  readonly take: () => Buffer
}

export const createCopyText = (): CopyText => {
  let buffer = Buffer.allocUnsafe(FIRST_SIZE)
  let used = 0
  return {
    add: (lines) => {
      const needed = used + lines.length * BYTES_PER_CHARACTER
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.max(needed, buffer.length * 2))
        buffer.copy(larger, 0, 0, used)
        buffer = larger
      }
      used += buffer.write(lines, used, 'utf8')
    },
    take: () => {
      const taken = Buffer.from(buffer.subarray(0, used))
      used = 0
      return taken
    },
  }
}
