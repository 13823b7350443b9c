import type { Message, MessagesView } from '../../../lib';

/** A message of which only `fields` are not empty. */
export const message = (key: number, fields: Partial<Omit<Message, 'key'>> = {}): Message => ({
  key,
  speaker: [],
  text: '',
  buttons: [],
  cards: [],
  interrupted: false,
  ...fields,
});

/** A view of what has settled, then of what is open. */
export const view = (
  settled: readonly Message[],
  open?: Message,
  ...alsoOpen: readonly Message[]
): MessagesView => ({ settled, open, alsoOpen });
