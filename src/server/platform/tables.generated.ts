// Written by scripts/generate-tables.ts from a migrated database; do not edit.

// biome-ignore lint/complexity/noBannedTypes: no table yet
export type Tables = {}
