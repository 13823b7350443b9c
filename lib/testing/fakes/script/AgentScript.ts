import type { Trace } from '../../../protocol/Trace';
import type { Timeline } from '../../timeline/Timeline';

/** One answer: a diagram as `traceMarbles` reads it, or a timeline, for a legend or errors of yours. */
export type AgentAnswer = string | Timeline<Trace>;

/**
 * What a scripted agent answers.
 *
 * - One answer is given to every turn.
 * - A list of answers is given turn by turn; then turns are refused.
 * - A table has an answer, or a list of them, for each action. The most exact name wins:
 *   `text "London"` over `text` over `*`. A name is the type of an action (`launch`, `no-reply`,
 *   `path-abc`, a custom one), that with the text, the keys, the intent or the event
 *   (`dtmf "12#"`, `intent "book_flight"`, `event "paid"`), `none` for a turn without an action, or
 *   `*` for all others. Other turns are refused.
 */
export type AgentScript =
  | AgentAnswer
  | readonly AgentAnswer[]
  | Readonly<Record<string, AgentAnswer | readonly AgentAnswer[]>>;
