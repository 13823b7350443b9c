import { InvalidInputError } from '../../errors/InvalidInputError';
import { bodiless } from './bodiless';
import type { ScriptedRefusal, ScriptedResponse } from './ScriptedAnswer';

/** The longest that a timer takes, in ms: a longer one fires at once. */
const longest = 2 ** 31 - 1;

const checkTime = (ms: number, field: string): void => {
  if (!(ms >= 0 && ms <= longest)) {
    throw new InvalidInputError(field, `must be a number of ms from 0 to ${longest}`);
  }
};

/**
 * Refuses what cannot be played, before anything is asked for.
 *
 * @param field - Where the answer stands: `script[2]`.
 */
export const checkAnswer = (answer: ScriptedResponse | ScriptedRefusal, field: string): void => {
  checkTime(answer.delay ?? 0, `${field}.delay`);
  if ('refuse' in answer) return;
  const { status = 200, body = [] } = answer;
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new InvalidInputError(`${field}.status`, 'must be a whole number from 200 to 599');
  }
  if (bodiless.includes(status) && body.length > 0) {
    throw new InvalidInputError(`${field}.body`, `must be left out: a ${status} has none`);
  }
  for (const [index, step] of body.entries()) {
    if (typeof step === 'object' && 'wait' in step) {
      checkTime(step.wait, `${field}.body[${index}].wait`);
    }
  }
};
