import type { Button } from '../../protocol/traces/visual/Button';
import type { Card } from '../../protocol/traces/visual/Card';

/**
 * One message of a turn, as `collectMessages` shows it.
 *
 * It is never changed: a message that grows is a new object at each step, with the same `key`. A
 * settled one stays the same object for ever.
 */
export interface Message {
  /** 1, 2, 3…, in the order in which the messages began: a key for rows of a list. */
  readonly key: number;
  /** Who said it, outermost first, where agents are composed; empty where nobody is named. */
  readonly speaker: readonly string[];
  /** What is said, perhaps with SSML in it; empty where there is nothing but buttons or pictures. */
  readonly text: string;
  /** What the user can choose from. Each is answered with `action.fromButton(button)`. */
  readonly buttons: readonly Button[];
  /** The cards to show. The buttons of a card stay in the card. */
  readonly cards: readonly Card[];
  /** The URL of the image to show. */
  readonly image?: string;
  /** Whether the message was cut before its end. */
  readonly interrupted: boolean;
  /** The `messageID` of the service, where it gave one. */
  readonly id?: string;
}
