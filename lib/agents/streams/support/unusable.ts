import { UnexpectedError } from '../../../errors/UnexpectedError';

/** What a value is, without the value itself: `Number`, `Uint8Array`, `Null`. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** The error where something else came than was to come; its cause says what, and repeats no value. */
export const unusable = (value: unknown, expected: string): UnexpectedError =>
  new UnexpectedError({ cause: new TypeError(`${expected}, not ${kindOf(value)}`) });
