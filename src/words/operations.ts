// What the server itself says: while the web is not built.

import { defineWords } from './words.ts'

export const operationsWords = defineWords({
  vi: { notBuilt: 'Máy chủ đang chạy nhưng giao diện chưa được dựng. Hãy chạy: npm run build' },
  en: { notBuilt: 'The server runs but the web is not built yet. Run: npm run build' },
})
