import { decodeText, encodeText } from '../binary';

const escaped = /^(\\+u)[0-9a-fA-F]{4}$/;
const percents = /^(?:%[0-9a-fA-F]{2})+$/;

const percentOf = (binary: string): string =>
  Array.from(
    binary,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');

/**
 * Writes one unit of a stand-in the way the unit in its place is written: as it is, escaped for
 * JSON, or for a URL. The result is as long as `source`.
 *
 * @param source - The bytes of the unit.
 * @param character - The whole character of the stand-in.
 * @param unit - Its unit that stands here.
 */
export const rewrite = (source: string, character: string, unit: string): string => {
  const [, prefix] = escaped.exec(source) ?? [];
  if (prefix !== undefined) return prefix + unit.charCodeAt(0).toString(16).padStart(4, '0');
  const binary = encodeText(character);
  const written = percents.test(source) ? percentOf(binary) : binary;
  if (written.length === source.length) return written;
  // An escape such as \n stays: the stand-in has the same character there.
  return source.startsWith('\\') && decodeText(source) !== undefined
    ? source
    : 'x'.repeat(source.length);
};
