/** What a secret is; it shows in its stand-in. */
export type SecretKind = 'key' | 'mail' | 'phone' | 'secret' | 'user';

/** What keeps JSON, URLs and the look of a value as they are. */
const kept = /[\s\p{Cc}"\\/{}[\]:,@._+()%=&?#;-]/u;

/** One character for each length in UTF-8. */
const wide = ['x', 'ø', '•', '🙂'];

const widthOf = (character: string): number => new TextEncoder().encode(character).length;

const standInOf = (value: string, label: string, fill: string): string => {
  let used = 0;
  return Array.from(value, (character) => {
    const width = widthOf(character);
    if (width > 1) return wide[width - 1] ?? 'x';
    if (!/[a-z0-9]/i.test(character)) return kept.test(character) ? character : '*';
    const letter = label.charAt(used);
    used += 1;
    return letter === '' ? fill : letter;
  }).join('');
};

/**
 * Makes what stands in the place of each secret: the same for the same one, another for another
 * one, and for each character one of the same length in UTF-8, so that no chunk changes its size.
 *
 * Punctuation stays. The stand-in of a number is a number.
 */
export const createStandIns = (): ((value: string, kind: SecretKind) => string) => {
  const standIns = new Map<string, string>();
  const taken = new Set<string>();

  const make = (value: string, kind: SecretKind): string => {
    const isNumeric = !/[a-z]/i.test(value);
    const room = /^[a-z0-9]*/i.exec(value)?.[0].length ?? 0;
    for (let count = standIns.size + 1; ; count += 1) {
      const label = `${kind}${count}`;
      const isTooLong = isNumeric || label.length > room;
      const standIn = standInOf(value, isTooLong ? String(count) : label, isNumeric ? '5' : 'x');
      const isFree = !taken.has(standIn) && !value.includes(standIn);
      // A value of few characters has few stand-ins.
      if (isFree || count > standIns.size + 100) return standIn;
    }
  };

  return (value, kind) => {
    const known = standIns.get(value);
    if (known !== undefined) return known;
    const standIn = make(value, kind);
    standIns.set(value, standIn);
    taken.add(standIn);
    return standIn;
  };
};
