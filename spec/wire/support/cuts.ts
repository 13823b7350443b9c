import fc from 'fast-check';

/** `bytes` whole, cut in two at every place (with an empty chunk at either end), and byte by byte. */
export const everyCut = (bytes: Uint8Array): readonly (readonly Uint8Array[])[] => [
  [bytes],
  ...Array.from({ length: bytes.length + 1 }, (_, at) => [
    bytes.subarray(0, at),
    bytes.subarray(at),
  ]),
  byteByByte(bytes),
];

/** `bytes`, a chunk each. */
export const byteByByte = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from(bytes, (byte) => Uint8Array.of(byte));

/** Where to cut a stream: fractions of its length, so that they fit any stream. */
export const anyCuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** `bytes`, cut at each of `fractions` of its length. */
export const cutAt = (bytes: Uint8Array, fractions: readonly number[]): readonly Uint8Array[] => {
  const places = fractions.map((fraction) => Math.round(fraction * bytes.length));
  const bounds = [0, ...places.sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
};
