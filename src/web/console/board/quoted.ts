// What a printed figure says and whether the computed one agrees: fractions ("600.803/846.048") and percentages ("71,02%")
// are read from the quotation, and compared at the decimals that were printed. Decides nothing about who is right.

export type Printed = {
  readonly numerator: number | null
  readonly denominator: number | null
  /** As printed: "71,02%". */
  readonly share: string | null
  /** The last count, where there is no fraction. */
  readonly count: number | null
}

export function readPrinted(text: string): Printed {
  const fraction = /(\d{1,3}(?:\.\d{3})*)\s*\/\s*(\d{1,3}(?:\.\d{3})*)/.exec(text)
  return {
    numerator: countIn(fraction?.[1]),
    denominator: countIn(fraction?.[2]),
    share: /\d+(?:,\d+)?\s?%/.exec(text)?.[0] ?? null,
    count: fraction ? null : countIn([...text.matchAll(/\d{1,3}(?:\.\d{3})+/g)].at(-1)?.[0]),
  }
}

export type Verdict = 'agrees' | 'differs' | 'not-comparable'

/**
 * `differs` also where only one part does: 71,02% printed beside 600.803/846.048, which is 71,01%. Where nothing was
 * reported, or the printed fraction counts something else altogether (subscriptions), there is nothing to compare.
 */
export function compareQuoted(
  printed: Printed,
  computed: { readonly numerator: number | null; readonly denominator: number },
): Verdict {
  const { numerator, denominator } = computed
  if (numerator === null || denominator <= 0 || printed.numerator === null) return 'not-comparable'
  if (printed.numerator !== numerator || printed.denominator !== denominator) return 'differs'
  return printed.share === null || printed.share.replace(/\s/, '') === shareAs(printed.share, computed)
    ? 'agrees'
    : 'differs'
}

/** The computed share with as many decimals as were printed, half up. */
function shareAs(
  printed: string,
  { numerator, denominator }: { readonly numerator: number | null; readonly denominator: number },
): string {
  const decimals = /,(\d+)/.exec(printed)?.[1]?.length ?? 0
  const scale = 10 ** decimals
  const units = Math.floor(((numerator ?? 0) * 200 * scale + denominator) / (2 * denominator))
  const whole = Math.floor(units / scale)
  return decimals === 0 ? `${whole}%` : `${whole},${String(units % scale).padStart(decimals, '0')}%`
}

const countIn = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replaceAll('.', ''))
