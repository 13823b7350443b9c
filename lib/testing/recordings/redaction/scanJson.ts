/** A name, a string or another value of a line of JSON, and where it stands, without its quotes. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'number' | 'literal';
  readonly start: number;
  readonly end: number;
  /** The name before it: of an array, the array's. Empty where there is none. */
  readonly name: string;
}

/** A text, which may be cut off at the end; a number; a word; a bracket. */
const pattern =
  /"([^"\\]*(?:\\[^][^"\\]*)*)(?:"(\s*:)?|$)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{[])|[}\]]/g;

/** The names and the values of JSON in their order; what is broken in it is passed over. */
export const scanJson = (json: string, offset: number): readonly JsonToken[] => {
  const tokens: JsonToken[] = [];
  /** The names that hold the brackets which are open. */
  const outer: string[] = [];
  let name = '';
  for (const match of json.matchAll(pattern)) {
    const [whole, quoted, colon, number, word, opening] = match;
    const start = offset + match.index;
    if (quoted !== undefined) {
      if (colon !== undefined) name = quoted;
      const kind = colon === undefined ? 'string' : 'name';
      tokens.push({ kind, start: start + 1, end: start + 1 + quoted.length, name });
    } else if (number !== undefined || word !== undefined) {
      const kind = number === undefined ? 'literal' : 'number';
      tokens.push({ kind, start, end: start + whole.length, name });
    } else if (opening !== undefined) {
      outer.push(name);
    } else {
      name = outer.pop() ?? '';
    }
  }
  return tokens;
};
