/** As many characters as a call may have arguments. */
const step = 8_192;

/** Bytes as a text of one character (U+0000 to U+00FF) a byte, which can be cut and searched. */
export const binaryOf = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return binary;
};

/** The bytes of a text as {@link binaryOf} writes them. */
export const bytesOf = (binary: string): Uint8Array =>
  Uint8Array.from(binary, (character) => character.charCodeAt(0));

/** The UTF-8 of a text, as {@link binaryOf} writes it. */
export const encodeText = (text: string): string => binaryOf(new TextEncoder().encode(text));

/** The text that has exactly these bytes as its UTF-8; `undefined` where there is none. */
export const decodeText = (binary: string): string | undefined => {
  try {
    // A byte order mark is a part of the text: it has to come back.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(binary));
  } catch {
    return undefined;
  }
};
