import { from, takeLast } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { collectMessages } from '../../operators/messages/collectMessages';
import type { Message } from '../../operators/messages/Message';
import type { Trace } from '../../protocol/Trace';
import { inspect } from '../phrases/inspect';
import { isTrace } from '../phrases/isTrace';
import { spyOn } from '../spies/spyOn';
import type { Timeline } from '../timeline/Timeline';

const tracesOf = (timeline: Timeline<unknown>): readonly Trace[] =>
  timeline.flatMap(({ notification }, index) => {
    if (notification.kind !== 'N') return [];
    if (isTrace(notification.value)) return [notification.value];
    throw new InvalidInputError(
      'expect(…)',
      `must be given a stream of traces; its value ${index + 1} is ${inspect(notification.value)}`,
    );
  });

/** What a turn shows a person: whole messages, completions folded, the cut ones marked. */
export const messagesOf = (timeline: Timeline<unknown>): readonly Message[] => {
  const messages = collectMessages({ maxMessages: Infinity, maxCharacters: Infinity });
  const { errors, values } = spyOn(from(tracesOf(timeline)).pipe(messages, takeLast(1)));
  if (errors.length > 0) throw errors[0];
  return values.flatMap(({ settled }) => settled);
};
