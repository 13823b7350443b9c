import type { Trace } from '../../../protocol/Trace';
import type { Card } from '../../../protocol/traces/visual/Card';
import { baseOf } from './baseOf';

type Texts = readonly (string | undefined)[];

const textsOfCard = ({ buttons = [], description, title }: Card): Texts => [
  title,
  description?.text,
  ...buttons.map(({ name }) => name),
];

const textsOf = (trace: Trace): Texts => {
  switch (trace.type) {
    case 'text':
    case 'speak':
      return [trace.payload.message];
    case 'choice':
      return (trace.payload.buttons ?? trace.payload.choices).map(({ name }) => name);
    case 'cardV2':
      return textsOfCard(trace.payload);
    case 'carousel':
      return trace.payload.cards.flatMap(textsOfCard);
    default:
      return [];
  }
};

/** What there is to read in a trace that is whole in itself, line by line; empty for other ones. */
export const textOfWhole = (trace: Trace): string =>
  textsOf(trace)
    .filter((text) => text !== undefined && text !== '')
    .join('\n');

/**
 * A whole message with another text, and without what may hold its text in another form: what this
 * library does not know is left out. What is no message cannot be masked: nothing is left of it.
 */
export const maskWhole = (trace: Trace, mask: (text: string) => string): readonly Trace[] => {
  if (trace.type === 'speak') {
    const { ai, message, voice } = trace.payload;
    const fields = {
      ...(voice === undefined ? {} : { voice }),
      ...(ai === undefined ? {} : { ai }),
    };
    return [{ ...baseOf(trace), type: 'speak', payload: { message: mask(message), ...fields } }];
  }
  if (trace.type !== 'text') return [];
  const { ai, delay, interrupted, message, messageID, sourceUrls, voice } = trace.payload;
  const fields = {
    ...(messageID === undefined ? {} : { messageID }),
    ...(ai === undefined ? {} : { ai }),
    ...(delay === undefined ? {} : { delay }),
    ...(voice === undefined ? {} : { voice }),
    ...(sourceUrls === undefined ? {} : { sourceUrls }),
    ...(interrupted === undefined ? {} : { interrupted }),
  };
  return [{ ...baseOf(trace), type: 'text', payload: { message: mask(message), ...fields } }];
};
