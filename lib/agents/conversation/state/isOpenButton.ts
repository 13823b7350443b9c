import type { Button } from '../../../protocol/traces/visual/Button';
import { isSameValue } from './support/isSameValue';
import type { ConversationState } from './ConversationState';

/**
 * Whether a button is one of those that can be pressed now.
 *
 * Buttons are told apart by what they hold: those of a state that was restored are other objects.
 */
export const isOpenButton = (state: ConversationState, button: Button): boolean =>
  state.buttons.some(
    ({ name, request }) => name === button.name && isSameValue(request, button.request),
  );
