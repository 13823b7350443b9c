import { TestScheduler } from 'rxjs/testing';
import type { RunHelpers } from 'rxjs/testing';

const oneMinute = 60_000;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * Shows jest what errors hold: it compares them by message alone.
 *
 * Every own field counts, `cause` and the fields of a subclass too; only the stack does not.
 * Whatever is no error, array or plain object is left to jest.
 */
const withErrorsAsRecords = (value: unknown): unknown => {
  if (value instanceof Error) {
    const fields = Object.entries(Object.getOwnPropertyDescriptors(value))
      .filter(([key]) => key !== 'stack')
      .map(([key, { value: field }]): [string, unknown] => [key, withErrorsAsRecords(field)]);
    return { class: value.constructor.name, name: value.name, ...Object.fromEntries(fields) };
  }
  if (Array.isArray(value)) return value.map(withErrorsAsRecords);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, withErrorsAsRecords(field)]),
  );
};

/** Runs one marble test in virtual time; a runaway stream ends after one virtual minute. */
export const runMarbles = (test: (helpers: RunHelpers) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => {
    expect(withErrorsAsRecords(actual)).toStrictEqual(withErrorsAsRecords(expected));
  });
  scheduler.run((helpers) => {
    scheduler.maxFrames = oneMinute;
    test(helpers);
  });
};
