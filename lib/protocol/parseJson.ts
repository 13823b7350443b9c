const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/** Escapes the control characters that stand raw inside the strings of a JSON text. */
const escapeControls = (text: string): string => {
  let result = '';
  let copied = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) inString = !inString;
    else if (inString && code === backslash) index += 1;
    else if (inString && code < space) {
      result += `${text.slice(copied, index)}\\u${code.toString(16).padStart(4, '0')}`;
      copied = index + 1;
    }
  }
  return result + text.slice(copied);
};

/**
 * Parses JSON strictly, and where that fails once more with the control characters (U+0000 to
 * U+001F) that stand raw inside its strings escaped: some services send them.
 *
 * @throws SyntaxError where it is not JSON even so.
 */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(escapeControls(text));
  }
};
