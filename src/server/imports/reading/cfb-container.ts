// The container of .xls (and of packed workbooks with a password): finds its streams by name. Follows [MS-CFB]; every chain of
// sectors is walked at most as far as the file is long, so one that runs in a circle ends.

import { readFailure } from './read-problem.ts'

const HEADER = 512
const ENTRY = 128
/** Above these, a sector number is a mark: end of chain, free, part of a table. */
const LAST_SECTOR = 0xfffffffa
const END_OF_CHAIN = 0xfffffffe
const STREAM = 2
const ROOT = 5

type Entry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number }
export type Container = {
  /** Of streams and storages, whatever storage they stand in. */
  readonly names: ReadonlySet<string>
  /** null: there is none of this name. Throws readFailure: damaged-file. */
  stream(name: string): Buffer | null
}

const damaged = () => readFailure('damaged-file')

/** From the whole file. Throws readFailure: damaged-file. */
export function openContainer(file: Buffer): Container {
  if (file.length < HEADER) throw damaged()
  const shift = file.readUInt16LE(30)
  const miniShift = file.readUInt16LE(32)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged()
  const sectorSize = 1 << shift
  const sectorCount = Math.ceil(file.length / sectorSize) - 1
  const offsetOf = (sector: number) => (sector + 1) * sectorSize

  function numbersOf(sector: number): Buffer {
    const from = offsetOf(sector)
    if (sector >= sectorCount || from + sectorSize > file.length) throw damaged()
    return file.subarray(from, from + sectorSize)
  }

  const tables = tableSectors(file, sectorSize, sectorCount, numbersOf)
  const nextOf = (sector: number): number => {
    const perTable = sectorSize / 4
    const table = tables[Math.floor(sector / perTable)]
    return table === undefined ? LAST_SECTOR : table.readUInt32LE((sector % perTable) * 4)
  }

  function chain(start: number): number[] {
    const sectors: number[] = []
    for (let sector = start; sector !== END_OF_CHAIN; sector = nextOf(sector)) {
      if (sector >= sectorCount || sectors.length >= sectorCount) throw damaged()
      sectors.push(sector)
    }
    return sectors
  }

  /** The last sector of a file may be cut where nothing of it is used. */
  function joined(start: number, size: number): Buffer {
    if (size > file.length) throw damaged()
    const needed = Math.ceil(size / sectorSize)
    const sectors = chain(start).slice(0, needed)
    const whole = Buffer.concat(
      sectors.map((sector) => file.subarray(offsetOf(sector), offsetOf(sector) + sectorSize)),
    )
    if (sectors.length < needed || whole.length < size) throw damaged()
    return whole.subarray(0, size)
  }

  const directoryStart = file.readUInt32LE(48)
  const entries = entriesOf(joined(directoryStart, chain(directoryStart).length * sectorSize))
  const root = entries.find((entry) => entry.type === ROOT)
  const smallest = file.readUInt32LE(56)
  const miniStart = file.readUInt32LE(60)

  function small(start: number, size: number): Buffer {
    const store = joined(root?.start ?? END_OF_CHAIN, root?.size ?? 0)
    const table = chain(miniStart).map(numbersOf)
    const blocks: Buffer[] = []
    const most = Math.ceil(size / 64)
    for (let block = start; blocks.length < most; ) {
      if ((block + 1) * 64 > store.length + 63) throw damaged()
      blocks.push(store.subarray(block * 64, (block + 1) * 64))
      const next = table[Math.floor((block * 4) / sectorSize)]?.readUInt32LE((block * 4) % sectorSize)
      if (next === undefined || (next >= LAST_SECTOR && blocks.length < most)) throw damaged()
      block = next
    }
    const whole = Buffer.concat(blocks)
    if (whole.length < size) throw damaged()
    return whole.subarray(0, size)
  }

  return {
    names: new Set(entries.map((entry) => entry.name)),
    stream(name) {
      const entry = entries.find(
        (each) => each.type === STREAM && each.name.toLowerCase() === name.toLowerCase(),
      )
      if (!entry) return null
      return entry.size < smallest ? small(entry.start, entry.size) : joined(entry.start, entry.size)
    },
  }
}

/** The sectors that hold the table of sectors: 109 are named in the header, the others in a chain of their own. */
function tableSectors(
  file: Buffer,
  sectorSize: number,
  sectorCount: number,
  numbersOf: (sector: number) => Buffer,
): readonly Buffer[] {
  const count = file.readUInt32LE(44)
  if (count > sectorCount) throw damaged()
  const sectors: number[] = []
  for (let i = 0; i < 109; i++) sectors.push(file.readUInt32LE(76 + i * 4))
  let next = file.readUInt32LE(68)
  for (let walked = 0; next < LAST_SECTOR && sectors.length < count; walked++) {
    if (walked > sectorCount) throw damaged()
    const more = numbersOf(next)
    for (let at = 0; at < sectorSize - 4; at += 4) sectors.push(more.readUInt32LE(at))
    next = more.readUInt32LE(sectorSize - 4)
  }
  return sectors.slice(0, count).map(numbersOf)
}

function entriesOf(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64)
    const type = directory[at + 66] ?? 0
    if (type === 0 || nameBytes < 2) continue
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes - 2),
      type,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return entries
}
