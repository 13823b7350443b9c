import type { SecretKind } from './createStandIns';
import { isKnownName, isStructure, isThingID, secretKindOf } from './names';
import { scanJson } from './scanJson';
import type { JsonToken } from './scanJson';

/** A part of a text, from `start` up to `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a text holds that is told by its structure. */
export interface DocumentScan {
  /** What nobody's secret can stand in: names of the format, types, times. */
  readonly structure: readonly Range[];
  /** What looks like a secret at most: numbers, ids of things. */
  readonly plain: readonly Range[];
  /** The values of fields whose name says that they are secret. */
  readonly secrets: readonly (Range & { readonly kind: SecretKind })[];
  /** The deltas of each speaker, which make one text. */
  readonly deltas: readonly (readonly Range[])[];
}

/** What the format itself says in a line of an event; an id or a name of another kind is looked at. */
const fieldPattern =
  /^(?:event: ?(?:trace|state|end|error)$|(?:id|retry): ?\d+$|(?:event|id|retry|data)(?:: ?|$))/;

const speakerOf = (line: string): string =>
  [/"type"\s*:\s*"[^"]*"/.exec(line)?.[0], /"source"\s*:\s*\[[^\]]*\]/.exec(line)?.[0]].join();

/**
 * Reads a text line by line: events as they stand on the wire, and lines of JSON.
 */
export const scanDocument = (text: string): DocumentScan => {
  const structure: Range[] = [];
  const plain: Range[] = [];
  const secrets: (Range & { readonly kind: SecretKind })[] = [];
  const deltas = new Map<string, Range[]>();

  const readToken = (token: JsonToken, line: string) => {
    const { end, kind, name, start } = token;
    if (kind === 'name') {
      if (isKnownName(name)) structure.push(token);
      return;
    }
    if (kind === 'literal' || isStructure(name, text.slice(start, end))) {
      structure.push(token);
      return;
    }
    const secret = secretKindOf(name);
    if (secret !== undefined && end > start) secrets.push({ start, end, kind: secret });
    if (kind === 'number' || isThingID(name)) plain.push(token);
    if (kind === 'string' && (name === 'content' || name === 'completion')) {
      const speaker = speakerOf(line);
      const told = deltas.get(speaker);
      if (told === undefined) deltas.set(speaker, [token]);
      else told.push(token);
    }
  };

  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const [field = ''] = fieldPattern.exec(line) ?? [];
    if (field !== '') structure.push({ start: index, end: index + field.length });
    const json = line.slice(field.length);
    if (!/^\s*[{["]/.test(json)) continue;
    for (const token of scanJson(json, index + field.length)) readToken(token, line);
  }
  return { structure, plain, secrets, deltas: [...deltas.values()] };
};
