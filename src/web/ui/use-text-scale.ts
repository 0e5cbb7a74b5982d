// How large the text of the page is against the usual 16 px; for the few drawings that are laid out in px.

import { useAppearance } from './appearance.ts'

/** Follows the choice made here and what the browser itself is set to. */
export function useTextScale(): number {
  useAppearance()
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
}
