// What the scripts say to a person before the product itself can speak: short, Vietnamese first, and only on
// standard error, because standard output belongs to the command (`--json` prints exactly one object there).

/** @param {string} vietnamese @param {string} english */
export const say = (vietnamese, english) => {
  process.stderr.write(`phukin: ${vietnamese} / ${english}\n`)
}

/** A refusal a person can act on: it is said without a stack trace, and the command ends with 1. */
export const refuse = (vietnamese, english) => {
  say(vietnamese, english)
  process.exit(1)
}
