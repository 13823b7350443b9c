/**
 * Turns the pieces of one text, one after the other, into the same text with LF as its only line
 * end.
 *
 * A CR that ends a piece is a line end at once; should the next piece open with the LF of that
 * CRLF, it is dropped. To wait for the next piece would hold back an event that is complete.
 */
export const createLineEndNormalizer = (): ((piece: string) => string) => {
  let endedInCR = false;
  return (piece) => {
    if (piece === '') return piece;
    const rest = endedInCR && piece.startsWith('\n') ? piece.slice(1) : piece;
    endedInCR = rest.endsWith('\r');
    // A search for one character is far cheaper than a pattern, and most streams have no CR.
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
  };
};
