import { distinctUntilChanged, filter, map, scan } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { idOf } from '../support/messages/contentOf';
import { foldMessages } from '../support/messages/foldMessages';
import type { MessagesFold, WrittenPart } from '../support/messages/foldMessages';
import { noMessages } from '../support/messages/messageSteps';
import type { MessagesState } from '../support/messages/messageSteps';
import { accumulateCompletions } from './accumulateCompletions';
import type { AccumulatedTrace } from './accumulateCompletions';
import type { Message } from './Message';
import type { MessagesView } from './MessagesView';

/** How much {@link collectMessages} keeps. */
export interface CollectMessagesConfig {
  /** The most settled messages of a view, 1 or more; the oldest ones leave. Default: 10,000. */
  readonly maxMessages?: number;
  /** The most characters (UTF-16 code units) that one message may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

const defaultMaxMessages = 10_000;

type Accumulated = AccumulatedTrace<Trace>;

const partOf = (trace: Accumulated): WrittenPart | undefined => {
  if (trace.type !== 'completion') return undefined;
  const { payload } = trace;
  const { state, text } = payload;
  return {
    state,
    content: state === 'content' ? payload.content : '',
    text,
    id: state === 'start' ? idOf(payload) : {},
    interrupted: state === 'end' && payload.interrupted === true,
  };
};

/**
 * Makes of the traces of a turn the messages to show, as a view that grows.
 *
 * A view comes at once for each trace that changes what is to be seen; other traces emit nothing.
 * Show `[...settled, open, ...alsoOpen]`, with `key` as the key of the row.
 *
 *     source   --s--a--d--b--e--c--|      a, b: content "Hel", "lo"   d: debug   c: choice
 *              collectMessages()
 *     result   --1--2-----3--4--5--|      1, 2, 3: open "", "Hel", "Hello"
 *                                         4: settled "Hello"   5: and the buttons
 *
 * - `text` and `speak` are a message each, `choice` is one with buttons, `cardV2` and `carousel` are
 *   one with cards, `visual` is one with an image. A choice without buttons, a carousel without
 *   cards and a visual without an image are left out.
 * - Completions are a message that is open until its end; then it goes behind what has settled.
 *   Odd orders are put right as {@link accumulateCompletions} does it. What is cut settles with
 *   `interrupted: true`: also where the turn completes or errors, and an error comes after the view
 *   that says so.
 * - An old choice becomes buttons without a `request`, which are answered with their name.
 *
 * A view is never changed. `settled` is the same array while a message grows, and a settled message
 * the same object for ever, so that a list renders one row for a delta. A delta costs the same
 * however much came before it. *Reading* the `text` of an open message at each delta costs its
 * length: sample the views. A message that settles copies the list, of `maxMessages` at most.
 *
 * @throws InvalidInputError at the call, for a limit that is none.
 * @throws CompletionTooLongError through the stream, where a message passes `maxCharacters`.
 * @throws BufferFullError through the stream, where more than 10,000 messages are open at once.
 *
 * @example
 * ```ts
 * import { auditTime } from 'rxjs';
 * import { collectMessages, createClient } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(collectMessages(), auditTime(16))
 *   .subscribe(({ settled, open }) => {
 *     console.log(settled.length, 'whole,', open?.text ?? 'nothing', 'being written');
 *   });
 * ```
 */
export const collectMessages = ({
  maxMessages = defaultMaxMessages,
  maxCharacters,
}: CollectMessagesConfig = {}): ((source: Observable<Trace>) => Observable<MessagesView>) => {
  if (!(maxMessages >= 1)) throw new InvalidInputError('maxMessages', 'must be 1 or more');
  // How much is open, and how long it is, is bounded by what accumulates it.
  const fold: MessagesFold<Accumulated, Message> = {
    partOf,
    make: (message) => message,
    maxMessages,
    maxOpen: Infinity,
    maxCharacters: Infinity,
  };
  const accumulate = accumulateCompletions(maxCharacters === undefined ? {} : { maxCharacters });
  return (source) =>
    source.pipe(
      accumulate,
      scan<Accumulated, MessagesState>(
        (state, trace) => foldMessages(state, trace, fold),
        noMessages,
      ),
      map(({ view }) => view),
      // The first traces may show nothing; later ones that change nothing give the same view.
      filter((view) => view !== noMessages.view),
      distinctUntilChanged(),
    );
};
