import { ActionRefusedError } from '../../../errors/ActionRefusedError';
import type { SendResult } from '../Conversation';

/** The result for an action that is not sent. */
export const refuse = (reason: ActionRefusedError['reason']): SendResult => ({
  status: 'refused',
  error: new ActionRefusedError(reason),
});
