const mix = (hash: number, code: number, factor: number): number => Math.imul(hash ^ code, factor);

const hex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0');

/**
 * A short text that two different texts hardly ever share (64 bits, and the length): enough to find a
 * key that is used twice by mistake. It keeps no secret and stands against nobody's intent; who
 * shares it on purpose gets the answer to a turn of their own.
 */
export const fingerprintOf = (text: string): string => {
  let one = 0x811c9dc5;
  let other = 0x2b5ad3a1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = mix(one, code, 0x01000193);
    other = mix(other, code + index, 0x85ebca6b);
  }
  return `${text.length}-${hex(one)}${hex(other)}`;
};
