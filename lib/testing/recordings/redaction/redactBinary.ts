import { createStandIns } from './createStandIns';
import { decodeViews } from './decodeViews';
import { findKnown, findPattern } from './findSecrets';
import type { FoundSecret, KnownSecret } from './findSecrets';
import type { SecretPattern } from './patterns';
import { rewrite } from './rewrite';
import { scanDocument } from './scanDocument';
import type { Range } from './scanDocument';
import { createViewBuilder, viewOf } from './View';
import type { View } from './View';

/** The characters of a text, each with the units that it has. */
const unitsOf = (text: string): readonly (readonly [character: string, unit: string])[] =>
  Array.from(text).flatMap((character) =>
    character.split('').map((unit) => [character, unit] as const),
  );

const joined = (view: View, ranges: readonly Range[]): View => {
  const { add, build } = createViewBuilder();
  for (const { start, end } of ranges) {
    for (let at = start; at < end; at += 1) {
      add(view.text.charAt(at), view.starts[at] ?? 0, view.ends[at] ?? 0);
    }
  }
  return build();
};

/** What the value of a field says, without its escapes. */
const whole = (view: View, range: Range): View | undefined => {
  const part = joined(view, [range]);
  return decodeViews(part).find((level) => level.masked === level.text) ?? part;
};

/**
 * Puts a stand-in in the place of each secret, byte for byte: the result is as long, and JSON stays
 * JSON.
 *
 * A secret is found as it stands, escaped for JSON or for a URL, and cut over the deltas of a
 * message.
 *
 * @param binary - What `binaryOf` makes: lines of JSON, events as they stand on the wire.
 */
export const redactBinary = (
  binary: string,
  known: readonly KnownSecret[],
  patterns: readonly SecretPattern[],
): string => {
  const raw = viewOf(binary);
  const scan = scanDocument(raw.text);
  const bytesIn = (ranges: readonly Range[]): ReadonlySet<number> => {
    const set = new Set<number>();
    for (const { start, end } of ranges) {
      for (let at = raw.starts[start] ?? 0; at < (raw.ends[end - 1] ?? 0); at += 1) set.add(at);
    }
    return set;
  };
  const structure = bytesIn(scan.structure);
  const plain = bytesIn(scan.plain);

  const named = scan.secrets.flatMap(({ kind, ...range }): readonly FoundSecret[] => {
    const view = whole(raw, range);
    return view === undefined ? [] : [{ kind, value: view.text, view, start: 0, isKnown: true }];
  });
  const wanted = [
    ...new Map([...known, ...named].map((secret) => [secret.value, secret])).values(),
  ];
  const views = [raw, ...scan.deltas.map((ranges) => joined(raw, ranges))].flatMap(decodeViews);
  const found = views.flatMap((view) => [
    ...wanted.flatMap((secret) => findKnown(view, secret)),
    ...patterns.flatMap((pattern) => findPattern(view, pattern)),
  ]);

  const standInOf = createStandIns();
  const parts = new Map<number, string>();
  const replace = ({ isKnown, kind, start, value, view }: FoundSecret) => {
    const isFree = (at: number) => {
      const from = view.starts[at] ?? 0;
      return (
        (view.ends[at] ?? 0) > from &&
        !parts.has(from) &&
        !structure.has(from) &&
        (isKnown || !plain.has(from))
      );
    };
    // What is gone already needs no stand-in of its own.
    if (!unitsOf(value).some((_, index) => isFree(start + index))) return;
    unitsOf(standInOf(value, kind)).forEach(([character, unit], index) => {
      const at = start + index;
      if (!isFree(at)) return;
      const from = view.starts[at] ?? 0;
      parts.set(from, rewrite(binary.slice(from, view.ends[at]), character, unit));
    });
  };
  // The longest first: an address that holds the name of the user goes as a whole.
  [...named, ...found]
    .sort((a, b) => b.value.length - a.value.length || a.start - b.start)
    .forEach(replace);

  let result = '';
  let copied = 0;
  for (const [from, part] of [...parts].sort(([a], [b]) => a - b)) {
    // A part of an escape that is rewritten as a whole.
    if (from < copied) continue;
    result += binary.slice(copied, from) + part;
    copied = from + part.length;
  }
  return result + binary.slice(copied);
};
