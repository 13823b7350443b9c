/**
 * Cuts a message as a model would tell it: pieces of words with the space before them. Put
 * together again they are the message; no character is cut in two.
 */
export const cutIntoPieces = (message: string): readonly string[] =>
  message.match(/\s*\S{1,6}|\s+$/gu) ?? [];
