import { InvalidInputError } from '../../../../errors/InvalidInputError';

/** Reads a value that stands at a path; what is wrong is an InvalidInputError that names the path. */
export type Read<A> = (value: unknown, path: string) => A;

/** Reads one field of an object. */
type ReadField = <A>(name: string, read: Read<A>) => A;

/** What is thrown for a field that is not what it must be; it never repeats the value. */
export const refuse = (path: string, must: string): InvalidInputError =>
  new InvalidInputError(path, `must be ${must}`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of an object: its own ones, or what its prototype has could pass for them. */
export const readObject = (value: unknown, path: string): ReadField => {
  if (!isRecord(value)) throw refuse(path, 'an object');
  return (name, read) =>
    read(
      Object.hasOwn(value, name) ? value[name] : undefined,
      path === 'snapshot' ? name : `${path}.${name}`,
    );
};

/** Reads a text. */
export const readText: Read<string> = (value, path) => {
  if (typeof value !== 'string') throw refuse(path, 'a text');
  return value;
};

/** Reads true or false. */
export const readBoolean: Read<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw refuse(path, 'true or false');
  return value;
};

/** Reads a whole number that is not below another one. */
export const readWhole =
  (least: number): Read<number> =>
  (value, path) => {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    throw refuse(path, `a whole number of ${least} or more`);
  };

/** Reads one of some texts. */
export const readOneOf =
  <A extends string>(...choices: readonly A[]): Read<A> =>
  (value, path) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw refuse(path, choices.map((one) => `'${one}'`).join(' or '));
    return found;
  };

/** Reads an array. */
export const readList =
  <A>(read: Read<A>): Read<readonly A[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw refuse(path, 'an array');
    return Array.from(value, (item: unknown, index) => read(item, `${path}.${index}`));
  };

/** Reads what a guard of the protocol knows. */
export const readGuarded =
  <A>(guard: { readonly is: (value: unknown) => value is A }, must: string): Read<A> =>
  (value, path) => {
    if (!guard.is(value)) throw refuse(path, must);
    return value;
  };

/** Reads what may be missing. */
export const readOptional =
  <A>(read: Read<A>): Read<A | undefined> =>
  (value, path) =>
    value === undefined ? undefined : read(value, path);
