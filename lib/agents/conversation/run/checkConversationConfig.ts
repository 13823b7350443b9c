import { InvalidInputError } from '../../../errors/InvalidInputError';
import { checkID } from '../../../protocol/checkID';
import type { Agent } from '../../Agent';
import type { ConversationConfig } from '../ConversationConfig';

const busyPolicies = ['queue', 'replace', 'drop', 'reject'];

/** The types promise it; code without types may have written anything. */
const checkChoice = (field: string, value: unknown, choices: readonly unknown[]): void => {
  if (value !== undefined && !choices.includes(value)) {
    throw new InvalidInputError(field, `must be one of ${choices.join(', ')}`);
  }
};

const checkFunction = (field: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') {
    throw new InvalidInputError(field, 'must be a function');
  }
};

/**
 * Refuses what cannot work, before the first turn.
 *
 * @throws InvalidInputError that names the field.
 */
export const checkConversationConfig = (agent: Agent, config: ConversationConfig): void => {
  const { maxQueued = 0, turn, whenBusy } = config;
  if (typeof agent !== 'function') throw new InvalidInputError('agent', 'must be a function');
  checkID('userID', config.userID);
  if (!(maxQueued === Infinity || (Number.isSafeInteger(maxQueued) && maxQueued >= 0))) {
    throw new InvalidInputError('maxQueued', 'must be a whole number of at least 0');
  }
  if (typeof whenBusy !== 'function') checkChoice('whenBusy', whenBusy, busyPolicies);
  checkChoice('staleButtons', config.staleButtons, ['refuse', 'send']);
  checkChoice('noReply', config.noReply, [true, false]);
  checkFunction('onFailure', config.onFailure);
  const given: unknown = turn;
  if (given !== undefined && (typeof given !== 'object' || given === null)) {
    throw new InvalidInputError('turn', 'must be an object');
  }
};
