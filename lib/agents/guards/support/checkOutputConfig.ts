import { InvalidInputError } from '../../../errors/InvalidInputError';
import { defaultMaxCharacters } from '../../../operators/support/defaultMaxCharacters';
import type { GuardOutputConfig } from '../GuardOutputConfig';
import type { OutputRules } from './OutputRules';

const defaultMaxOpen = 10_000;
const defaultMaxTraces = 10_000;

/** The types promise as much; a guard that is not what it seems is worse than none. */
const must = (holds: boolean, field: string, reason: string): void => {
  if (!holds) throw new InvalidInputError(field, `must be ${reason}`);
};

const isOneOf = (value: unknown, ...values: readonly string[]): boolean =>
  typeof value === 'string' && values.includes(value);

const isFunction = (value: unknown): boolean => typeof value === 'function';

const violationRulesOf = (config: GuardOutputConfig): Pick<OutputRules, 'mask' | 'instead'> => {
  if (config.onViolation === 'redact') {
    const { mask = '[redacted]' } = config;
    must(typeof mask === 'string' || isFunction(mask), 'mask', 'a text or a function');
    return { mask: typeof mask === 'string' ? () => mask : mask, instead: [] };
  }
  const isStop = config.onViolation === 'stop';
  const say = isStop ? (config.say ?? []) : config.say;
  must(Array.isArray(say), 'say', 'an array of traces');
  return { mask: undefined, instead: isStop ? [...say, 'stop'] : say };
};

/**
 * The rules that a configuration stands for.
 *
 * @throws InvalidInputError for one that cannot be used.
 */
export const checkOutputConfig = (config: GuardOutputConfig): OutputRules => {
  const { check, onViolation, window } = config;
  const { maxCharacters = defaultMaxCharacters } = config;
  const { maxOpen = defaultMaxOpen, maxTraces = defaultMaxTraces } = config;
  must(
    isOneOf(window, 'sentence', 'message') || (Number.isSafeInteger(window) && Number(window) > 0),
    'window',
    "'sentence', 'message' or a whole number of at least 1",
  );
  must(isFunction(check), 'check', 'a function');
  must(
    isOneOf(onViolation, 'redact', 'replace', 'stop'),
    'onViolation',
    "'redact', 'replace' or 'stop'",
  );
  must(maxCharacters > 0, 'maxCharacters', 'above 0');
  must(maxOpen > 0, 'maxOpen', 'above 0');
  must(maxTraces > 0, 'maxTraces', 'above 0');
  return { check, window, ...violationRulesOf(config), maxCharacters, maxOpen, maxTraces };
};
