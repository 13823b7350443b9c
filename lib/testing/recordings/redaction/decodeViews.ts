import { createViewBuilder, decodePercents, escapes, percents } from './View';
import type { View } from './View';

/** JSON inside a string of JSON inside a string of JSON. */
const maxLevels = 3;

const letters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const unescapeOne = (escape: string): string => {
  const letter = escape.charAt(1);
  if (letter === 'u') return String.fromCharCode(parseInt(escape.slice(2), 16));
  return letters[letter] ?? letter;
};

/** The view with what `pattern` finds decoded; `undefined` where nothing is. */
const decode = (
  view: View,
  pattern: RegExp,
  decodeOne: (found: string) => string | undefined,
): View | undefined => {
  const { text, starts, ends } = view;
  const { add, build } = createViewBuilder();
  let copied = 0;
  const copyTo = (end: number) => {
    for (; copied < end; copied += 1) {
      add(text.charAt(copied), starts[copied] ?? 0, ends[copied] ?? 0);
    }
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const decoded = decodeOne(found);
    if (decoded === undefined) continue;
    copyTo(index);
    copied = index + found.length;
    // Each character of a run takes its own part of it.
    let at = index;
    for (const character of decoded) {
      const length = widthOf(found, character);
      add(character, starts[at] ?? 0, ends[at + length - 1] ?? 0);
      at += length;
    }
  }
  if (copied === 0) return undefined;
  copyTo(text.length);
  return build();
};

/** How many units of an encoded run one character of it takes. */
const widthOf = (found: string, character: string): number =>
  found.startsWith('%') ? 3 * new TextEncoder().encode(character).length : found.length;

/** The view itself, and what it says where it is escaped for JSON, for URLs, or both. */
export const decodeViews = (view: View): readonly View[] => {
  const levels: View[] = [view];
  for (let level = 0; level < maxLevels; level += 1) {
    const last = levels.at(-1);
    const next = last === undefined ? undefined : decode(last, escapes, unescapeOne);
    if (next === undefined) break;
    levels.push(next);
  }
  return levels.flatMap((level) => {
    const once = decode(level, percents, decodePercents);
    // A proxy may have encoded what was encoded.
    const twice = once === undefined ? once : decode(once, percents, decodePercents);
    return [level, once, twice].filter((view) => view !== undefined);
  });
};
