// What a user name may be, and how it is compared. The table of accounts checks the same.

/** Names are compared as they are stored: lower case, without blanks around. */
export const foldUsername = (typed: string): string => typed.trim().toLowerCase()

/** Letters a–z, digits, dot, hyphen, underscore; 3 to 40. */
export const isUsername = (folded: string): boolean => /^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$/.test(folded)
