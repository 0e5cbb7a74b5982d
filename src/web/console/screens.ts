// The screens that exist: add a line here and a name in words/shell.ts, and the rail, the routes and the search know it.

import { type ComponentType, lazy } from 'react'
import { type Capability, may, type Role } from '#domain/access'
import type { IconName } from '../ui/icon.tsx'

export type ScreenId =
  | 'board'
  | 'visits'
  | 'results'
  | 'forces'
  | 'devices'
  | 'waves'
  | 'imports'
  | 'people'
  | 'sheets'
  | 'hand-overs'
  | 'guides'
  | 'users'
  | 'audit'
export type Screen = {
  readonly id: ScreenId
  /** Everything below it is the screen's own. */
  readonly path: `/${string}`
  readonly icon: IconName
  readonly needs: Capability
  /** lazy(() => import('./board/board.tsx')) */
  readonly screen: ComponentType
}

export const SCREENS: readonly Screen[] = [
  {
    id: 'board',
    path: '/board',
    icon: 'progress',
    needs: 'read-board',
    screen: lazy(() => import('./board/board.tsx')),
  },
  {
    id: 'visits',
    path: '/visits',
    icon: 'check',
    needs: 'record-visit',
    screen: lazy(() => import('./visits/visits.tsx')),
  },
  {
    id: 'results',
    path: '/results',
    icon: 'table',
    needs: 'read-work',
    screen: lazy(() => import('./visits/results.tsx')),
  },
  {
    id: 'waves',
    path: '/waves',
    icon: 'steps',
    needs: 'read-board',
    screen: lazy(() => import('./waves/waves.tsx')),
  },
  {
    id: 'imports',
    path: '/imports',
    icon: 'list',
    needs: 'import-list',
    screen: lazy(() => import('./imports/imports.tsx')),
  },
  {
    id: 'forces',
    path: '/forces',
    icon: 'flag',
    needs: 'read-forces',
    screen: lazy(() => import('./forces/forces.tsx')),
  },
  {
    id: 'devices',
    path: '/devices',
    icon: 'phone',
    needs: 'read-devices',
    screen: lazy(() => import('./devices/devices.tsx')),
  },
  {
    id: 'people',
    path: '/people',
    icon: 'people',
    needs: 'search-people',
    screen: lazy(() => import('./people/people.tsx')),
  },
  {
    id: 'sheets',
    path: '/sheets',
    icon: 'print',
    needs: 'print-sheets',
    screen: lazy(() => import('./sheets/sheets.tsx')),
  },
  {
    id: 'hand-overs',
    path: '/hand-overs',
    icon: 'handOver',
    needs: 'hand-over',
    screen: lazy(() => import('./hand-overs/hand-overs.tsx')),
  },
  {
    id: 'guides',
    path: '/guides',
    icon: 'book',
    needs: 'read-guides',
    screen: lazy(() => import('./guides/guides.tsx')),
  },
  {
    id: 'users',
    path: '/users',
    icon: 'users',
    needs: 'manage-accounts',
    screen: lazy(() => import('./users/users.tsx')),
  },
  {
    id: 'audit',
    path: '/audit',
    icon: 'eye',
    needs: 'read-audit',
    screen: lazy(() => import('./audit/audit.tsx')),
  },
]

export const screensFor = (role: Role): readonly Screen[] => SCREENS.filter(({ needs }) => may(role, needs))

export const firstScreen = (role: Role): Screen | null => screensFor(role)[0] ?? null
