// Where a person's own page stands.

export const personPath = ({ communeId, personId }: { communeId: number; personId: string }): string =>
  `/people/${communeId}/${personId}`
