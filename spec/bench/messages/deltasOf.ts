/** Of the length of a token, so that a million of them fit into the default `maxCharacters`. */
const words = ['It is ', 'lovely', ' in ', 'June', ', and ', 'busy', ' in', ' July. '] as const;

/** The deltas of one message. */
export const deltasOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => words[index % words.length] ?? words[0]);
