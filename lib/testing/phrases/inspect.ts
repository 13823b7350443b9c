import { missing } from '../equality/findDifference';
import { isPlain } from '../equality/isPlain';
import { formatTrace } from './formatTrace';
import { isTrace } from './isTrace';

/** How deep values are shown. */
const maxDepth = 6;

const entriesOf = (value: object, depth: number): string =>
  Object.entries(value)
    .map(
      ([key, field]) =>
        `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${show(field, depth + 1)}`,
    )
    .join(', ');

const braces = (inside: string): string => (inside === '' ? '{}' : `{ ${inside} }`);

/** What stands in front already, or says nothing to a reader. */
const shownOrIdle: readonly string[] = ['name', 'message', 'stack', '_tag'];

const showError = (error: Error, depth: number): string => {
  const fields = Object.getOwnPropertyNames(error)
    .map((key): [string, unknown] => [key, Reflect.get(error, key)])
    .filter(([key, field]) => !shownOrIdle.includes(key) && field !== undefined);
  const inside = entriesOf(Object.fromEntries(fields), depth);
  return [error.name, JSON.stringify(error.message), inside === '' ? '' : braces(inside)]
    .join(' ')
    .trimEnd();
};

const showObject = (value: object, depth: number): string => {
  if (depth > maxDepth) return '…';
  if (Array.isArray(value)) return `[${value.map((item) => show(item, depth + 1)).join(', ')}]`;
  if (value instanceof Error) return showError(value, depth);
  if (isTrace(value)) return depth === 0 ? formatTrace(value) : `{${formatTrace(value)}}`;
  if (isPlain(value)) return braces(entriesOf(value, depth));
  if (value instanceof Date) return `Date ${value.toJSON()}`;
  if (value instanceof Map || value instanceof Set) {
    return `${value.constructor.name} ${show([...value], depth)}`;
  }
  const name = value.constructor.name;
  return `${name} ${braces(entriesOf(value, depth))}`;
};

const show = (value: unknown, depth: number): string => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : showObject(value, depth);
    case 'function':
      return `function ${value.name}`;
    case 'bigint':
      return `${value}n`;
    default:
      return value === missing ? 'nothing' : String(value);
  }
};

/** Any value in one line, for a reader: a trace as its phrase, an error with its fields. */
export const inspect = (value: unknown): string => show(value, 0);
