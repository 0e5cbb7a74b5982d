// The pictures of guide cards: one for each step, for whoever does not read. 24 px grid, drawn in the colour of the text, readable at
// 40 px and in print. Always beside the words that say the same, so it is never read out.

import type { Pictogram as Name } from '#domain/guide-cards'

const PATHS: Readonly<Record<Name, string>> = {
  ask: 'M4 5h16v11H11l-4 4v-4H4z M9.6 8.6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.4 M12 13.6v.6',
  bed: 'M3 6v12 M3 15h18v3 M21 15v-2.5a2.5 2.5 0 0 0-2.5-2.5H11v5 M7 12.5a1.8 1.8 0 1 0-.01 0z',
  calendar: 'M4 6h16v14H4z M4 10h16 M8 3.5v4 M16 3.5v4 M8.5 14.5l2.2 2.2 4.8-4.2',
  card: 'M3 5.5h18v13H3z M8 11.5a1.9 1.9 0 1 0-.01 0z M5 16c.2-1.7 1.3-2.6 3-2.6s2.8.9 3 2.6 M14 9.5h4.5 M14 12.5h4.5 M14 15.5h2.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 .01 0z M12 7.5V12l3.5 2',
  code: 'M3 8h18v8H3z M7 11.5v1 M12 11.5v1 M17 11.5v1 M6.5 12h1 M11.5 12h1 M16.5 12h1',
  evening: 'M19.5 14.5A8 8 0 1 1 10 4a6.5 6.5 0 0 0 9.5 10.5z M17 4v3 M15.5 5.5h3',
  face: 'M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M12 12a2.7 2.7 0 1 0-.01 0z M7.5 17.5c.3-2.3 2-3.5 4.5-3.5s4.2 1.2 4.5 3.5',
  family:
    'M8 9.5a2.5 2.5 0 1 0-.01 0z M3.5 19v-3c0-2.5 1.8-4 4.5-4s4.5 1.5 4.5 4v3 M17 12a2 2 0 1 0-.01 0z M14.5 19v-1.5c0-2 1-3 2.5-3s3.5 1 3.5 3V19',
  fingerprint:
    'M6 15v-3a6 6 0 0 1 12 0v2.5 M8.7 18.5V12a3.3 3.3 0 0 1 6.6 0v3.5c0 1.5.3 2.6.9 3.6 M12 11.5V16c0 1.8.4 3.3 1.2 4.5 M4 9a9 9 0 0 1 16 0',
  gift: 'M4 9h16v4H4z M5.5 13v7.5h13V13 M12 9v11.5 M12 9C9 9 7 7.8 7 6.2S8.7 4 10 5.2C11 6.2 12 9 12 9z M12 9c3 0 5-1.2 5-2.8S15.3 4 14 5.2C13 6.2 12 9 12 9z',
  health: 'M9.5 3.5h5v6h6v5h-6v6h-5v-6h-6v-5h6z',
  house: 'M3 12l9-8 9 8 M5.5 10v10h13V10 M10 20v-6h4v6',
  key: 'M8 16.5a4 4 0 1 0-.01 0z M11 10.5 19.5 4 M16 6.7l2.5 3.2 M13.5 8.6l2 2.6',
  lock: 'M5 11h14v9.5H5z M8 11V8a4 4 0 0 1 8 0v3 M12 14.5v2.5',
  message: 'M3 5h18v12H10l-4 4v-4H3z M7 9h10 M7 13h6',
  move: 'M2.5 11.5 9 5.5l6.5 6 M4.5 10.5v9h9v-9 M7.5 19.5v-4.5h3v4.5 M16 17h5.5 M19 14.5l2.5 2.5-2.5 2.5',
  old_phone: 'M7 2.5h10v19H7z M9 5h6v5H9z M9.5 13h1 M13.5 13h1 M9.5 16h1 M13.5 16h1 M9.5 19h1 M13.5 19h1',
  papers: 'M5 3h10l4 4v14H5z M15 3v4h4 M8.5 11h7 M8.5 14.5h7 M8.5 18h4',
  pen: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19z M14 6.5l3.5 3.5',
  phone: 'M6.5 2h11v20h-11z M6.5 5.5h11 M6.5 18h11 M12 20h.01',
  police:
    'M12 2.5l8 3v6c0 5-3.3 8.5-8 10.5-4.7-2-8-5.5-8-10.5v-6z M12 7.5l1.3 2.7 3 .4-2.2 2.1.6 3L12 14.3l-2.7 1.4.6-3-2.2-2.1 3-.4z',
  school: 'M2 9l10-5 10 5-10 5z M6 11.5V16c0 1.5 2.7 3 6 3s6-1.5 6-3v-4.5 M22 9v6',
  signal: 'M4 20v-4 M9 20v-8 M14 20V8 M19 20V4',
  sim: 'M6 3h8l4 4v14H6z M9 11h6v6H9z M12 11v6 M9 14h6',
  speak:
    'M9 10a3.2 3.2 0 1 0-.01 0z M3 20c0-4 2.3-6.5 6-6.5s6 2.5 6 6.5 M16 6c1.3 1.2 1.3 3.3 0 4.5 M18.5 3.5c2.7 2.7 2.7 7 0 9.5',
  stop: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z M8 12h8',
  van: 'M2 6h12v11H2z M14 10h4.5l3.5 3.5V17h-8z M7 19.5a2 2 0 1 0-.01 0z M17.5 19.5a2 2 0 1 0-.01 0z M5.5 11h5 M8 8.5v5',
  warning: 'M12 3 22 20.5H2z M12 10v5 M12 17.3v.6',
}

export function Pictogram({ name, size = 40 }: { readonly name: Name; readonly size?: number }) {
  return (
    <svg
      className="pictogram"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
