import { describe, expect, test } from 'vitest'
import { brokenImports, importRings } from './rooms.ts'
import { sourcesIn } from './source-files.ts'

const sources = sourcesIn('src', 'ts', 'tsx')
const file = (path: string, ...specifiers: readonly string[]) => ({
  path,
  text: specifiers.map((specifier) => `import { x } from '${specifier}'`).join('\n'),
})

test('every import keeps to the floors, the doors and the features', () => {
  expect(brokenImports(sources)).toEqual([])
})

test('no files import each other in a ring', () => {
  expect(importRings(sources)).toEqual([])
})

describe('the fence refuses', () => {
  test.each([
    ['domain that looks up', 'src/domain/a.ts', '#contract/b'],
    ['domain that uses a package', 'src/domain/a.ts', 'zod/mini'],
    ['domain that uses Node', 'src/domain/a.ts', 'node:crypto'],
    ['a rule that knows the demo', 'src/domain/a.ts', './demo/people.ts'],
    ['a rule that knows one province', 'src/domain/a.ts', './binh-phuoc/units.ts'],
    ['contract that says phrases', 'src/contract/a.ts', '#words/b'],
    ['contract that uses the large zod', 'src/contract/a.ts', 'zod'],
    ['words that know the server', 'src/words/a.ts', '../server/app.ts'],
    ['a room entered by a side door', 'src/server/auth/a.ts', '../../domain/units.ts'],
    ['a room that leaves itself by its door', 'src/domain/a.ts', '#domain/b'],
    ['server that meets web', 'src/server/auth/a.ts', '../../web/call.ts'],
    ['server that uses React', 'src/server/auth/a.ts', 'react'],
    ['web that uses Node', 'src/web/call.ts', 'node:fs'],
    ['web that reaches the database', 'src/web/call.ts', 'pg'],
    ['a feature that imports a feature', 'src/server/auth/a.ts', '../units/queries.ts'],
    ['a feature that imports the list of features', 'src/server/auth/a.ts', '../app.ts'],
    ['a platform that knows a feature', 'src/server/platform/a.ts', '../auth/queries.ts'],
    ['blocks that know an app', 'src/web/ui/a.tsx', '../console/session.tsx'],
    ['an app that knows another', 'src/web/field/a.tsx', '../console/session.tsx'],
  ])('%s', (_, path, specifier) => {
    expect(brokenImports([file(path, specifier)])).toHaveLength(1)
  })

  test.each([
    ['src/words/a.ts', '#domain/b'],
    ['src/server/auth/a.ts', '../platform/http.ts'],
    ['src/server/app.ts', './auth/routes.ts'],
    ['src/server/cli/a.ts', '../auth/accounts.ts'],
    ['src/web/console/board/a.tsx', '../session.tsx'],
    ['src/domain/demo/a.ts', '../dates.ts'],
  ])('but allows %s → %s', (path, specifier) => {
    expect(brokenImports([file(path, specifier)])).toEqual([])
  })

  test('a ring, also one of types alone', () => {
    const ring = [
      file('src/domain/a.ts', './b.ts'),
      { path: 'src/domain/b.ts', text: "import type { C } from './c.ts'" },
      file('src/domain/c.ts', './a.ts'),
      file('src/domain/d.ts', './a.ts'),
    ]
    expect(importRings(ring)).toEqual([
      'src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts',
    ])
  })
})
