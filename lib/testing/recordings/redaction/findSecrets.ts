import type { SecretKind } from './createStandIns';
import type { SecretPattern } from './patterns';
import type { View } from './View';

/** A secret that somebody has named. */
export interface KnownSecret {
  readonly kind: SecretKind;
  readonly value: string;
}

/** A secret, and where it stands in its view. */
export interface FoundSecret extends KnownSecret {
  readonly view: View;
  readonly start: number;
  readonly isKnown: boolean;
}

/** A shorter one gives nothing away, and is a part of nearly all words. */
const minLength = 3;

/** A shorter one is found as a whole word only. */
const minPart = 6;

const isWord = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));

function* placesOf(text: string, value: string): Generator<number> {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (value.length >= minPart || isWord(text, at, at + value.length)) yield at;
  }
}

/** Where in a view a secret stands that somebody has named. */
export const findKnown = (view: View, { kind, value }: KnownSecret): readonly FoundSecret[] => {
  if (value === '' || (kind !== 'secret' && value.length < minLength)) return [];
  const text = /[\\%]/.test(value) ? view.text : view.masked;
  return Array.from(placesOf(text, value), (start) => ({
    kind,
    value,
    view,
    start,
    isKnown: true,
  }));
};

/** Where in a view something looks like a secret. */
export const findPattern = (
  view: View,
  { accepts = () => true, kind, pattern }: SecretPattern,
): readonly FoundSecret[] => {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
  return [...view.masked.matchAll(new RegExp(pattern.source, flags.replace('y', '')))]
    .map(({ 0: whole, 1: part = whole, index }) => ({
      kind,
      value: part,
      view,
      start: index + whole.indexOf(part),
      isKnown: false,
    }))
    .filter(({ value }) => value !== '' && accepts(value));
};
