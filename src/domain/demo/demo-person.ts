// One invented person as the demo's loaders receive it: what a list says, and the standing on 25-3-2024.

import type { PartialDate } from '../dates.ts'
import type { ResidenceKind } from '../facts.ts'
import type { Sex } from '../identity-number.ts'
import type { Standing } from './baseline.ts'
import type { Relation } from './households.ts'

export type DemoPerson = {
  /** 0, 1, 2 … in the order of the stream. */
  readonly index: number
  readonly name: string
  readonly sex: Sex
  readonly birth: PartialDate
  /** 12 digits, unique in the province, agreeing with sex and year of birth. */
  readonly identity: string
  /** The old nine-digit number, or null. */
  readonly cmnd: string | null
  /** E.164, or null. Members of a household may share one. */
  readonly phone: string | null
  /** "BX-00123"; unique within the hamlet where the household lives. */
  readonly household: string
  readonly relation: Relation
  /** Number of the tổ within the hamlet, from 1. */
  readonly group: number
  /** Below the hamlet: "Tổ 5". */
  readonly address: string
  /** Where the person lives. */
  readonly hamletId: number
  /** Where the permanent residence is; another commune than hamletId's unless residence is 'permanent'. */
  readonly registeredHamletId: number
  /** By what kind of residence the person lives in hamletId. */
  readonly residence: ResidenceKind
} & Readonly<Standing>
