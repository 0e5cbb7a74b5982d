// The five steps of a wave as five cells, filled up to where the hamlet stands. The step is written beside it, never colour alone.

import { WAVE_STEPS, type WaveStep } from '#domain/waves'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'

const [CELL, GAP, HEIGHT] = [14, 3, 10]

export function StepStrip({ step }: { step: WaveStep }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const at = WAVE_STEPS.indexOf(step)
  const label = words.stepOf(words.steps[step], format.count(at + 1), format.count(WAVE_STEPS.length))
  const width = WAVE_STEPS.length * (CELL + GAP) - GAP
  return (
    <svg
      className="wave-strip"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {WAVE_STEPS.map((one, i) => (
        <rect
          key={one}
          x={i * (CELL + GAP) + 0.5}
          y={0.5}
          width={CELL - 1}
          height={HEIGHT - 1}
          data-taken={(at > 0 && i <= at) || undefined}
        />
      ))}
    </svg>
  )
}
