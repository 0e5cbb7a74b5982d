// The code on a photo that somebody chose: read and dropped. For phones whose camera the page may not use.

import { err, ok, type Result } from '#domain/result'
import { openReader, ReaderMissing } from './reader.ts'

export type PhotoProblem = 'no-picture' | 'no-code' | 'no-reader'

/** A code fills most of a photo or a small part of it: the second size finds what the first one blurs, and the reverse. */
const SIDES = [1_600, 800, 2_400]

export async function readPhoto(photo: Blob): Promise<Result<string, PhotoProblem>> {
  const bitmap = await createImageBitmap(photo).catch(() => null)
  if (bitmap === null) return err('no-picture')
  const reader = await openReader()
  const canvas = document.createElement('canvas')
  try {
    for (const side of SIDES) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
      canvas.width = Math.max(1, Math.round(bitmap.width * scale))
      canvas.height = Math.max(1, Math.round(bitmap.height * scale))
      canvas
        .getContext('2d', { willReadFrequently: true })
        ?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      const text = await reader.read(canvas)
      if (text !== null) return ok(text)
    }
    return err('no-code')
  } catch (error) {
    if (error instanceof ReaderMissing) return err('no-reader')
    throw error
  } finally {
    reader.close()
    bitmap.close()
    canvas.width = canvas.height = 0
  }
}
