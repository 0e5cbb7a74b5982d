// Group commit: what many ask or hand in at the same moment is done in one go, so that they share one transaction and one wait for
// the disk.
// Whoever comes when nothing runs is done at once, with whoever came in the same turn of the event loop: nobody waits for others who
// may never come. Knows nothing of what is done; keeps nothing beyond the process.

export type GroupQueue<I, A> = {
  /** Null: there is no room, nothing was done. Fails as `run` fails. */
  readonly hand: (item: I) => Promise<A | null>
  /** What is waiting and what runs, in units of `weigh`. */
  readonly load: () => number
}

export type QueueLimits = {
  /** Of one go, unless one item alone is more. */
  readonly most: number
  /** Goes at once. */
  readonly atOnce: number
  /** Beyond it nothing more is taken in. */
  readonly bound: number
}

/** `run` answers in the order of the items; it never fails for one of them alone. */
export function createGroupQueue<I, A>(
  { most, atOnce, bound }: QueueLimits,
  weigh: (item: I) => number,
  run: (items: readonly I[]) => Promise<readonly A[]>,
): GroupQueue<I, A> {
  type Waiting = { item: I; weight: number; done: (answer: A) => void; failed: (error: unknown) => void }
  const waiting: Waiting[] = []
  let running = 0
  let load = 0
  let isAboutToGo = false

  const take = (): Waiting[] => {
    let weight = 0
    let n = 0
    for (const one of waiting) {
      if (n > 0 && weight + one.weight > most) break
      weight += one.weight
      n += 1
    }
    return waiting.splice(0, n)
  }

  const go = async (): Promise<void> => {
    running += 1
    const taken = take()
    try {
      const answers = await run(taken.map(({ item }) => item))
      taken.forEach(({ done, failed }, i) => {
        const answer = answers[i]
        if (answer === undefined) failed(new Error('group: an item without an answer'))
        else done(answer)
      })
    } catch (error) {
      for (const { failed } of taken) failed(error)
    }
    for (const { weight } of taken) load -= weight
    running -= 1
    next()
  }

  const next = (): void => {
    while (running < atOnce && waiting.length > 0) void go()
  }

  /** What came over the network together is read by one turn, piece by piece. */
  const soon = (): void => {
    if (isAboutToGo || running >= atOnce) return
    isAboutToGo = true
    setImmediate(() => {
      isAboutToGo = false
      next()
    })
  }

  return {
    hand: (item) => {
      const weight = Math.max(1, weigh(item))
      if (load > 0 && load + weight > bound) return Promise.resolve(null)
      load += weight
      return new Promise<A>((done, failed) => {
        waiting.push({ item, weight, done, failed })
        soon()
      })
    },
    load: () => load,
  }
}
