// How a screen tells the frame which scope it shows. Apart from the frame, because the frame knows the screens.

import { createContext, useContext, useEffect } from 'react'
import type { BreadcrumbProps } from '../ui/breadcrumb.tsx'

/** `isOfToday`: what is shown tells of today only, so no day is offered beside the path. */
export type NamedPath = { readonly path: BreadcrumbProps; readonly isOfToday: boolean }
type NamePath = (named: NamedPath | undefined) => void
export const PathContext = createContext<NamePath>(() => undefined)

/** A screen names the scope it shows; the top bar then leads up, aside and down from it. Keep `path` stable (useMemo). */
export function usePath(path: BreadcrumbProps | undefined, isOfToday = false): void {
  const name = useContext(PathContext)
  useEffect(() => {
    name(path === undefined ? undefined : { path, isOfToday })
    return () => name(undefined)
  }, [name, path, isOfToday])
}
