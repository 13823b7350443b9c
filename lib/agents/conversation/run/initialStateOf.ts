import type { ConversationConfig } from '../ConversationConfig';
import type { ConversationState } from '../state/ConversationState';
import { createConversationState } from '../state/createConversationState';
import { readSnapshot } from '../readSnapshot';
import { restoreState } from '../state/restoreState';

/**
 * The state in which a conversation begins.
 *
 * @throws InvalidInputError for a limit that is none, or a snapshot that cannot be read.
 */
export const initialStateOf = (config: ConversationConfig): ConversationState =>
  config.restore === undefined
    ? createConversationState(config)
    : restoreState(readSnapshot(config.restore), config);
