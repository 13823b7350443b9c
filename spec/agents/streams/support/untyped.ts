/** What a user without types may give for a stream of texts. */
export const untyped = (value: unknown) => value as never; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- that is what it is for
