import fc from 'fast-check';

/** Text with all that breaks wires: quotes, escapes, line ends, controls, wide and lone characters. */
export const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...['"', '\\', '/', '\n', '\r', '\t', '\b', '\f', '\0', '\u001f', '\u007f', '\u2028'],
        ...[
          '\\u0041',
          '\\n',
          '{',
          '}',
          '[',
          ',',
          ':',
          ' ',
          'a',
          'é',
          '€',
          '😀',
          '\ud800',
          'data: ',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** Any JSON value, as `JSON.parse` gives it: no `-0`, and its objects have the usual prototype. */
export const json = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'json' },
      fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true })),
      fc.array(tie('value'), { maxLength: 4, depthIdentifier: 'json' }),
      fc.dictionary(
        fc.oneof(text, fc.constantFrom('__proto__', 'type', 'constructor')),
        tie('value'),
        {
          maxKeys: 4,
          depthIdentifier: 'json',
        },
      ),
    ),
  }))
  .value.map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** Fields that no codec knows, also with names that every object seems to have. */
const unknownFields = fc.dictionary(
  fc.oneof(
    fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty'),
    text.map((name) => `x ${name}`),
  ),
  json,
  { maxKeys: 3 },
);

/** Arbitraries by the name of their field. */
export type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** An object with all of `required`, some of `optional`, and fields that nobody knows. */
export const open = (
  required: Fields,
  optional: Fields = {},
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc
    .tuple(unknownFields, fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([unknown, always, sometimes]) => ({ ...unknown, ...always, ...sometimes }));
