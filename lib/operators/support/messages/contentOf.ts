import type { Trace } from '../../../protocol/Trace';
import type { ChoicePayload } from '../../../protocol/traces/visual/ChoiceTrace';
import type { Button } from '../../../protocol/traces/visual/Button';
import type { Message } from '../../messages/Message';

/** What a trace puts into its message; the rest is empty. */
export type MessageContent = Partial<Omit<Message, 'key' | 'speaker'>>;

/** In the old form a choice is answered by saying its name, which a button without a request does. */
const buttonsOf = ({ buttons, choices }: ChoicePayload): readonly Button[] =>
  buttons ?? choices.map(({ name }) => ({ name }));

/** The name that the service gave a message. */
export const idOf = (payload: { readonly messageID?: string }): Pick<MessageContent, 'id'> =>
  payload.messageID === undefined ? {} : { id: payload.messageID };

/** What is shown of a trace that is a message of its own; `undefined` where nothing is. */
export const contentOf = (trace: Trace): MessageContent | undefined => {
  switch (trace.type) {
    case 'text': {
      const { message, interrupted = false } = trace.payload;
      return { text: message, interrupted, ...idOf(trace.payload) };
    }
    case 'speak':
      return { text: trace.payload.message };
    case 'choice': {
      const buttons = buttonsOf(trace.payload);
      return buttons.length === 0 ? undefined : { buttons };
    }
    case 'cardV2':
      return { cards: [trace.payload] };
    case 'carousel': {
      const { cards } = trace.payload;
      return cards.length === 0 ? undefined : { cards };
    }
    case 'visual':
      return trace.payload.image ? { image: trace.payload.image } : undefined;
    default:
      return undefined;
  }
};
