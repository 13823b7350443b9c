const quoted = /"(?:[^"\\\n]|\\.)*"/y;

/**
 * How much of `text` the brackets, or the quotes, that open at `start` hold, themselves included;
 * `undefined` where nothing closes them.
 */
export const lengthInBrackets = (text: string, start: number): number | undefined => {
  let depth = 0;
  for (let at = start; at < text.length;) {
    const char = text.charAt(at);
    if (char === '"') {
      quoted.lastIndex = at;
      if (!quoted.test(text)) return undefined;
      at = quoted.lastIndex;
    } else {
      if (char === '{' || char === '[') depth += 1;
      if (char === '}' || char === ']') depth -= 1;
      at += 1;
    }
    if (depth === 0) return at - start;
  }
  return undefined;
};
