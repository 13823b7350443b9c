import { InvalidInputError } from '../../errors/InvalidInputError';

/** The fields of an object that was read from JSON; what is missing, or wrong, is an InvalidInputError. */
export interface FieldReader {
  /** Where the object stands: `outcome.error`. */
  readonly path: string;
  readonly has: (name: string) => boolean;
  readonly any: (name: string) => unknown;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  readonly oneOf: <A extends string>(name: string, choices: readonly A[]) => A;
  readonly list: (name: string) => readonly unknown[];
  readonly texts: (name: string) => Readonly<Record<string, string>>;
  readonly object: (name: string) => FieldReader;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
};

const refuse = (path: string, expected: string, value: unknown): InvalidInputError =>
  new InvalidInputError(path, `must be ${expected}, and is ${nameOf(value)}`);

/**
 * Reads the fields of a value off JSON.
 *
 * @param path - Where it stands, for messages.
 * @throws InvalidInputError that names the field.
 */
export const readFields = (value: unknown, path: string): FieldReader => {
  if (!isObject(value)) throw refuse(path, 'an object', value);
  const at = (name: string) => (path === 'recording' ? name : `${path}.${name}`);
  const any = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
  const read = <A>(name: string, expected: string, is: (field: unknown) => field is A): A => {
    const field = any(name);
    if (!is(field)) throw refuse(at(name), expected, field);
    return field;
  };
  return {
    path,
    any,
    has: (name) => any(name) !== undefined,
    text: (name) => read(name, 'a text', (field) => typeof field === 'string'),
    number: (name) => read(name, 'a number', (field) => typeof field === 'number'),
    oneOf: (name, choices) => {
      const found = choices.find((choice) => choice === any(name));
      if (found !== undefined) return found;
      throw new InvalidInputError(at(name), `must be one of ${choices.join(', ')}`);
    },
    list: (name) =>
      read(name, 'an array', (field): field is readonly unknown[] => Array.isArray(field)),
    texts: (name) =>
      read(
        name,
        'an object of texts',
        (field): field is Readonly<Record<string, string>> =>
          isObject(field) && Object.values(field).every((text) => typeof text === 'string'),
      ),
    object: (name) => readFields(any(name), at(name)),
  };
};
