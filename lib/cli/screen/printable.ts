/**
 * `text` without what a terminal would obey: a message of a stranger must not move the cursor. Line
 * feeds and tabs stay.
 */
export const printable = (text: string): string =>
  text.replaceAll('\r', '').replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD');
