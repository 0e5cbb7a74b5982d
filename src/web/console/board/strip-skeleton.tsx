// The four goals while they are on their way: the same four places.

import { MARK_CELLS } from '#domain/mark'
import { Skeleton } from '../../ui/skeleton.tsx'

export function StripSkeleton() {
  return (
    <div className="strip">
      {MARK_CELLS.map((cell) => (
        <div key={cell} className="strip-goal">
          <Skeleton rows={5} figure />
        </div>
      ))}
    </div>
  )
}
