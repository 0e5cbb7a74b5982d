// How the columns of a layout are read: as the clerk says, else as they were read when the same sender's list of that layout last
// went in. Reads only.
import { type Mapping, NO_MAPPING } from '#domain/understand-sheet'
import type { Database } from '../platform/database.ts'
import type { Import } from './import-record.ts'
import { findLayout } from './queries-layouts.ts'

type Said = (Mapping & { readonly layoutKey?: string | null }) | null

export const chooseMapping = (
  database: Database,
  { unit, sender, kind }: Import,
  { said }: { readonly said: Said },
) => {
  let mappedAs: { readonly importId: string; readonly on: string } | null = null
  let encodings: Mapping['encodings'] = said?.encodings ?? []
  return {
    /** What was said by hand holds for the layout of which it was said, where that is known. */
    mappingFor: async (layoutKey: string): Promise<Mapping> => {
      if (said !== null) return (said.layoutKey ?? layoutKey) === layoutKey ? said : NO_MAPPING
      const known = await database.asSystem('a known layout', (tx) =>
        findLayout(tx, { unitId: unit.unitId, sender, kind }, layoutKey),
      )
      if (known === null) return NO_MAPPING
      if (mappedAs === null) encodings = known.mapping.encodings
      mappedAs ??= { importId: known.importId, on: known.usedAt.toISOString() }
      return known.mapping
    },
    mappedAs: () => mappedAs,
    /** Encodings that somebody chose, this time or before: what was only voted is voted anew. */
    chosenEncodings: () => encodings,
  }
}
