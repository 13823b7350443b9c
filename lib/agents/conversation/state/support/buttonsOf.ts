import type { Button } from '../../../../protocol/traces/visual/Button';
import type { ConversationMessage } from '../ConversationState';

const none: readonly never[] = [];

const buttonsIn = ({ buttons, cards }: ConversationMessage): readonly Button[] => [
  ...buttons,
  ...cards.flatMap((card) => card.buttons ?? none),
];

/**
 * The buttons that the messages of a turn have.
 *
 * @param before - What they were: it stays where nothing has changed.
 */
export const buttonsOf = (
  messages: readonly ConversationMessage[],
  turn: number,
  before: readonly Button[] = none,
): readonly Button[] => {
  const buttons = messages.filter((message) => message.turn === turn).flatMap(buttonsIn);
  const isSame =
    buttons.length === before.length && buttons.every((button, at) => button === before[at]);
  return isSame ? before : buttons;
};
