// Counts which font most filled cells of each column have, and which run of a text with several fonts is the longest.

/** Give it every filled cell of some rows. */
export function columnFonts() {
  const counts: Map<string | null, number>[] = []
  return {
    add(column: number, font: string | null) {
      while (counts.length <= column) counts.push(new Map())
      const ofColumn = counts[column]
      ofColumn?.set(font, (ofColumn.get(font) ?? 0) + 1)
    },
    /** One entry per column up to the last that is filled. */
    most: (): (string | null)[] => counts.map(commonest),
  }
}

function commonest(counts: ReadonlyMap<string | null, number>): string | null {
  let best: string | null = null
  let most = 0
  for (const [font, count] of counts)
    if (count > most) {
      best = font
      most = count
    }
  return best
}

/** The font of most signs of one text; undefined: that of its cell. Start a new one for each text. */
export function runFonts() {
  let font: string | undefined
  let longest = 0
  let best: string | undefined
  let length = 0
  const endRun = () => {
    if (length > longest) {
      longest = length
      best = font
    }
    font = undefined
    length = 0
  }
  return {
    startRun: endRun,
    setFont: (name: string | undefined) => {
      font = name
    },
    addText: (signs: number) => {
      length += signs
    },
    /** Also makes it ready for the next text. */
    take(): string | undefined {
      endRun()
      const taken = best
      best = undefined
      longest = 0
      return taken
    },
  }
}
