import { action } from '../actions/builders';
import { toCustomTrace } from './CustomTrace';
import type { CustomTrace } from './CustomTrace';
import type { EndTrace } from './control/EndTrace';
import type { NoReplyTrace } from './control/NoReplyTrace';
import type { DebugTrace } from './insight/DebugTrace';
import type {
  CompletionContent,
  CompletionEnd,
  CompletionStart,
  CompletionTrace,
} from './speech/CompletionTrace';
import type { SpeakPayload, SpeakTrace } from './speech/SpeakTrace';
import type { TextPayload, TextTrace } from './speech/TextTrace';
import type { Button } from './visual/Button';
import type { Card } from './visual/Card';
import type { CardTrace } from './visual/CardTrace';
import type { CarouselTrace } from './visual/CarouselTrace';
import type { ChoiceTrace } from './visual/ChoiceTrace';
import type { VisualTrace } from './visual/VisualTrace';

/**
 * Builders for what an agent answers. A trace that has no builder is written as it stands on the
 * wire: `{ type: 'path', payload: { path: 'default' } }`.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const greeter: Agent = ({ userID }) =>
 *   of(
 *     trace.text(`Hello ${userID}!`),
 *     trace.completionStart(),
 *     trace.completionContent('Where would you '),
 *     trace.completionContent('like to go?'),
 *     trace.completionEnd(),
 *     trace.choice(['London', 'Sydney']),
 *   );
 * ```
 */
export const trace = {
  /** A whole message to show. */
  text: (message: string, fields?: Omit<TextPayload, 'message'>): TextTrace => ({
    type: 'text',
    payload: { message, ...fields },
  }),

  /** A whole message to speak. */
  speak: (message: string, fields?: Omit<SpeakPayload, 'message'>): SpeakTrace => ({
    type: 'speak',
    payload: { message, ...fields },
  }),

  /** A message begins that will be told in deltas. */
  completionStart: (
    fields?: Omit<CompletionStart, 'state'>,
  ): CompletionTrace & { readonly payload: CompletionStart } => ({
    type: 'completion',
    payload: { state: 'start', ...fields },
  }),

  /** A delta: what to add to the message. */
  completionContent: (
    content: string,
  ): CompletionTrace & { readonly payload: CompletionContent } => ({
    type: 'completion',
    payload: { state: 'content', content },
  }),

  /** The message is whole. */
  completionEnd: (): CompletionTrace & { readonly payload: CompletionEnd } => ({
    type: 'completion',
    payload: { state: 'end' },
  }),

  /** Buttons; one given as a string sends its name as text. */
  choice: (buttons: readonly (string | Button)[]): ChoiceTrace => ({
    type: 'choice',
    payload: {
      buttons: buttons.map((button) =>
        typeof button === 'string' ? { name: button, request: action.text(button) } : button,
      ),
    },
  }),

  /** A card. */
  card: (card: Card): CardTrace => ({ type: 'cardV2', payload: card }),

  /** Several cards side by side. */
  carousel: (cards: readonly Card[], layout?: 'List' | 'Carousel'): CarouselTrace => ({
    type: 'carousel',
    payload: layout === undefined ? { cards } : { cards, layout },
  }),

  /** The image at the URL `image`. */
  visual: (image: string, fields?: Omit<VisualTrace['payload'], 'image'>): VisualTrace => ({
    type: 'visual',
    payload: { image, ...fields },
  }),

  /** Asks the client to send a `no-reply` action after `timeout` **seconds** of silence. */
  noReply: (timeout: number): NoReplyTrace => ({ type: 'no-reply', payload: { timeout } }),

  /** A note for the makers of the agent, not for its users. */
  debug: (message: string, fields?: Omit<DebugTrace['payload'], 'message'>): DebugTrace => ({
    type: 'debug',
    payload: { message, ...fields },
  }),

  /** The conversation is over. The turn ends when the agent's Observable completes. */
  end: (): EndTrace => ({ type: 'end' }),

  /** A trace of your own: `name` is its type on the wire. */
  custom: (name: string, payload?: unknown): CustomTrace =>
    toCustomTrace(payload === undefined ? { type: name } : { type: name, payload }),
} as const;
