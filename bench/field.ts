import type { Place } from './place.ts'
import type { Measured } from './report.ts'

export const benchField = async (_place: Place, _say: (text: string) => void): Promise<Measured[]> => []
