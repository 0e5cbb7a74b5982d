// Small choices kept on this device (language, theme, text size). Never people, never what a server said.

/** The kept choice, if it is one of `allowed`; null where storage is refused or holds something else. */
export function recall<const T extends string>(name: string, allowed: readonly T[]): T | null {
  try {
    const kept = localStorage.getItem(`phukin.${name}`)
    return allowed.find((value) => value === kept) ?? null
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`phukin.${name}`, value)
  } catch {
    // A browser that refuses storage forgets the choice; nothing else is lost.
  }
}
