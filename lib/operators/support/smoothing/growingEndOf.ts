/** How much of the end of a text is looked at: more than a character is long. */
const reach = 256;

const lastCharacterWith = (marks: string): RegExp =>
  new RegExp(
    `(?:[^${marks}][${marks}]*\\u200D)*[^${marks}]?[${marks}]*\\u200D?[\\uD800-\\uDBFF]?$`,
    'u',
  );

/**
 * The last character, with all that is joined to it, and perhaps half of the next. Marked as pure,
 * with an argument that is a plain text: bundlers keep any other call, whether it is used or not.
 */
const lastCharacter = /* @__PURE__ */ lastCharacterWith('\\p{M}\\p{EMod}\\u{E0020}-\\u{E007F}');
const joined = /(?:[\p{M}\u200D\u{E0020}-\u{E007E}]|[\uD800-\uDBFF])$/u;
const flags = /\p{RI}+$/u;

/**
 * The index where the last character of `text` begins, if it is one that may still grow: it ends
 * with half a surrogate pair, a joiner, a combining mark, or half a flag. Else the text's length.
 */
export const growingEndOf = (text: string): number => {
  const from = Math.max(0, text.length - reach);
  const end = text.slice(from);
  if (joined.test(end)) return from + end.search(lastCharacter);
  // Two regional indicators, of two code units each, make a flag.
  const letters = flags.exec(end)?.[0] ?? '';
  return letters.length % 4 === 0 ? text.length : text.length - 2;
};
