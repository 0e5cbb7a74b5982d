// React Aria speaks no Vietnamese. The few phrases that its parts in use say by themselves are given here; a part whose
// package is not listed throws at once (its own rule), so that none can speak English unnoticed.

import { uiWords } from '#words/ui'
import type { Language } from '#words/words'

/** Before the first React Aria part is drawn. `language` is asked at each use, so switching needs no reload. */
export function giveAriaWords(language: () => Language): void {
  Object.assign(window, {
    [Symbol.for('react-aria.i18n.locale')]: 'vi-VN',
    [Symbol.for('react-aria.i18n.strings')]: {
      '@react-aria/overlays': { dismiss: () => uiWords[language()].close },
    },
  })
}
