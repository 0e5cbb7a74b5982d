import { expect, test } from 'vitest'
import { logInPath, pathAfterLogIn } from './session.tsx'
import { changeSearch, sharedSearch, withSearch } from './view.ts'

test('changing the day keeps the rest of the address', () => {
  expect(changeSearch('unit=13&day=2024-05-01', { day: '2024-05-19' })).toBe('unit=13&day=2024-05-19')
  expect(changeSearch('unit=13&day=2024-05-01', { day: null })).toBe('unit=13')
  expect(withSearch('/board', changeSearch('day=2024-05-01', { day: null }))).toBe('/board')
})

test('another screen takes over day and unit, and nothing else', () => {
  expect(sharedSearch('unit=13&sort=name&day=2024-05-01&q=x')).toBe('unit=13&day=2024-05-01')
})

test('the log-in leads back to where one was, and never to another host', () => {
  const back = (path: string, search = '') => pathAfterLogIn(logInPath(path, search).split('?')[1] ?? '')
  expect(back('/board', 'unit=13&day=2024-05-19')).toBe('/board?unit=13&day=2024-05-19')
  expect(back('/')).toBe('/')
  for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/log-in?to=/', ''])
    expect(pathAfterLogIn(`to=${encodeURIComponent(to)}`)).toBe('/')
})
