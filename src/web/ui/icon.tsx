// The console's own icons: 16 px grid, 1.5 px strokes with square ends to sit beside the four-cell mark. Never the only
// carrier of a meaning: a word or a label stands with each.

const PATHS = {
  alert: 'M8 2.2 14.6 13.5H1.4Z M8 6.5v3.4 M8 11.4v.9',
  book: 'M2 3.5h4.5L8 5l1.5-1.5H14v9.5H9.5L8 14.5 6.5 13H2z M8 5v9.5',
  calendar: 'M2.5 3.5h11v10h-11z M2.5 6.5h11 M5.5 2v3 M10.5 2v3',
  check: 'm3 8.5 3.3 3.3L13 4.5',
  close: 'm3.5 3.5 9 9 M12.5 3.5l-9 9',
  down: 'm4 6 4 4 4-4',
  download: 'M8 2v8 M4.8 7.2 8 10.4l3.2-3.2 M2.5 13.5h11',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z M8 6.2a1.8 1.8 0 1 0 .01 0Z',
  file: 'M3.5 1.5h6l3 3v10h-9z M9.5 1.5v3h3',
  flag: 'M3.5 15V1.5 M3.5 2.5h9.5l-2.5 3 2.5 3H3.5',
  handOver: 'M2 5.5h11 M10 2.5l3 3-3 3 M14 10.5H3 M6 7.5l-3 3 3 3',
  left: 'm10 4-4 4 4 4',
  list: 'M2.5 4h2 M6.5 4h7 M2.5 8h2 M6.5 8h7 M2.5 12h2 M6.5 12h7',
  paste: 'M5.5 3.5h-2v11h9v-11h-2 M5.5 2h5v3h-5z M6 8.5h4 M6 11.5h4',
  people:
    'M6 7.5a2.5 2.5 0 1 0-.01 0Z M1.5 14c0-2.8 1.8-4.5 4.5-4.5s4.5 1.7 4.5 4.5 M10.5 2.8a2.4 2.4 0 0 1 0 4.5 M12 9.8c1.6.6 2.5 2.1 2.5 4.2',
  phone: 'M4.5 1.5h7v13h-7z M7 12.5h2',
  print: 'M4.5 5.5v-4h7v4 M4.5 11.5h-3v-6h13v6h-3 M4.5 9.5h7v5h-7z',
  progress: 'M2.5 13.5v-5h3v5z M6.5 13.5v-8h3v8z M10.5 13.5v-11h3v11z',
  right: 'm6 4 4 4-4 4',
  search: 'M7 2.5a4.5 4.5 0 1 0 .01 0Z m3.3 7.8 3.4 3.4',
  steps: 'M1.5 13.5h3.5v-3.5h3.5V6.5H12V3h2.5',
  switch: 'm5 6 3-3 3 3 M5 10l3 3 3-3',
  table: 'M1.5 3h13v10.5h-13z M1.5 6.5h13 M1.5 10h13 M6 6.5v7',
  undo: 'M5.5 3 2.5 6l3 3 M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  up: 'm4 10 4-4 4 4',
  upload: 'M8 10.5v-8 M4.8 5.4 8 2.2l3.2 3.2 M2.5 13.5h11',
  user: 'M8 7.5A2.7 2.7 0 1 0 7.99 7.5Z M2.5 14c0-3 2.2-4.5 5.5-4.5s5.5 1.5 5.5 4.5',
  users: 'M8 7.5A2.7 2.7 0 1 0 7.99 7.5Z M2.5 14c0-3 2.2-4.5 5.5-4.5 1 0 1.9.1 2.6.4 M12.5 9.5v5 M10 12h5',
} as const

export type IconName = keyof typeof PATHS
export const ICONS = Object.keys(PATHS).filter((name): name is IconName => name in PATHS)

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="miter" />
    </svg>
  )
}
