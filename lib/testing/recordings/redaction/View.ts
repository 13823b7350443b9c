/** A way to read bytes as text, which knows for each UTF-16 code unit the bytes it stands for. */
export interface View {
  readonly text: string;
  /** The text with a NUL for each unit that is only a part of an escape: no secret begins there. */
  readonly masked: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Sequence {
  readonly text: string;
  readonly bytes: number;
}

const lengthOf = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
};

/** What the UTF-8 at `at` says; a byte that is not UTF-8 is one U+FFFD. */
const sequenceAt = (binary: string, at: number): Sequence => {
  const lead = binary.charCodeAt(at);
  if (lead < 0x80) return { text: binary.charAt(at), bytes: 1 };
  const bytes = lengthOf(lead);
  try {
    const percent = Array.from(
      binary.slice(at, at + bytes),
      (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
    return { text: decodeURIComponent(percent.join('')), bytes };
  } catch {
    return { text: '\ufffd', bytes: 1 };
  }
};

/** Makes a view unit by unit. */
export const createViewBuilder = () => {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    /** The text that all these bytes stand for: its first unit takes them. */
    add: (text: string, start: number, end: number) => {
      for (let index = 0; index < text.length; index += 1) {
        units.push(text.charAt(index));
        starts.push(index === 0 ? start : end);
        ends.push(end);
      }
    },
    build: (): View => {
      const text = units.join('');
      return { text, masked: mask(text), starts, ends };
    },
  };
};

/** JSON's escapes, at one level. */
export const escapes = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g;

/** Percent-encoded characters, one after another. */
export const percents = /(?:%[0-9a-fA-F]{2})+/g;

/** What percent-encoded characters say; `undefined` where they say nothing. */
export const decodePercents = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const blank = (text: string): string => '\0'.repeat(text.length);

const mask = (text: string): string =>
  text
    .replace(escapes, blank)
    .replace(percents, (found) => (decodePercents(found) === undefined ? found : blank(found)));

/** The bytes as UTF-8, as they stand. */
export const viewOf = (binary: string): View => {
  const { add, build } = createViewBuilder();
  for (let at = 0; at < binary.length;) {
    const { text, bytes } = sequenceAt(binary, at);
    add(text, at, at + bytes);
    at += bytes;
  }
  return build();
};
