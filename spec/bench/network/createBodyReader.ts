const lf = 10;
const cr = 13;

/** Takes a piece of a body: a range of a buffer that is not copied. */
export type TakeBytes = (data: Buffer, from: number, to: number) => void;

/** The value of a hexadecimal digit. */
const digitOf = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

/**
 * Reads a chunked body (RFC 9112, 7.1) and nothing of what is in it: about as much work for small
 * chunks as for large ones, so that no server is measured by its reader.
 *
 * @returns What takes the bytes of a socket after the head; `true` once the body is over.
 */
export const createBodyReader = (take: TakeBytes): ((data: Buffer, from: number) => boolean) => {
  let size = 0;
  /** What is left of the chunk. */
  let left = 0;
  /** The line end behind it. */
  let behind = 0;
  let isLast = false;
  return (data, from) => {
    let at = from;
    while (at < data.length) {
      if (left > 0) {
        const to = Math.min(at + left, data.length);
        take(data, at, to);
        left -= to - at;
        at = to;
      } else if (behind > 0) {
        behind -= 1;
        at += 1;
        if (isLast && behind === 0) return true;
      } else {
        const code = data[at] ?? lf;
        at += 1;
        if (code === lf) {
          isLast = size === 0;
          left = size;
          behind = 2;
          size = 0;
        } else if (code !== cr) {
          size = size * 16 + digitOf(code);
        }
      }
    }
    return false;
  };
};
