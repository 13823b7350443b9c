/** How much is given to a segmenter at once: its cost grows with the square of the length. */
const firstWindow = 256;

/** What may turn out to stand inside a word or a number: can't, 3.14. */
const joint = /^\p{P}[\p{M}\p{Cf}]*$/u;

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** The text without half a surrogate pair at its end: the other half may join what is before. */
const wholeEnd = (text: string, end: number): number =>
  isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;

/** The segments of a text, and where in it the part begins whose boundaries may still move. */
export interface Segments {
  readonly segments: readonly string[];
  readonly openFrom: number;
}

/**
 * Cuts a text into segments in linear time: window by window, each of which begins at a boundary.
 *
 * @param isOpen - Whether the text may go on; then its last segment is left out, and the one before
 * where the last may turn out to stand inside a word.
 */
export const segmentText = (segmenter: Intl.Segmenter, text: string, isOpen: boolean): Segments => {
  const segments: string[] = [];
  const isWords = segmenter.resolvedOptions().granularity === 'word';
  const end = isOpen ? wholeEnd(text, text.length) : text.length;
  let from = 0;
  let size = firstWindow;
  while (from < end) {
    const to = from + size < end ? wholeEnd(text, from + size) : end;
    const found = Array.from(segmenter.segment(text.slice(from, to)), ({ segment }) => segment);
    const isLast = to === end && !isOpen;
    const held = isLast ? 0 : isWords && joint.test(found.at(-1) ?? '') ? 2 : 1;
    const known = found.slice(0, Math.max(0, found.length - held));
    segments.push(...known);
    for (const { length } of known) from += length;
    if (to === end) break;
    size = known.length === 0 ? size * 2 : firstWindow;
  }
  return { segments, openFrom: from };
};
