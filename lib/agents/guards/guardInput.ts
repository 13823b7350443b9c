import { concatMap, from } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import { answerOf } from './support/answerOf';

/** A turn: the agent is asked that; it may be another one. Traces: they are said in its place. */
export type InputVerdict = Turn | readonly Trace[];

/** Judges a turn before an agent is asked. */
export type InputCheck = (
  turn: Turn,
) => InputVerdict | PromiseLike<InputVerdict> | Observable<InputVerdict>;

const place = { hasCompany: false };

/**
 * Checks each turn before an agent is asked.
 *
 * The check gives the turn, or another one with what the agent must not see taken out; or it gives
 * traces: then the agent is not asked, and they are what the turn says.
 *
 *     check    ---T        T: the turn
 *     agent       --a--|
 *              guardInput(agent, check)
 *     result   -----a--|
 *
 *     check    ---N        N: [no]
 *              guardInput(agent, check)
 *     result   ---(n|)     n: no; the agent is not asked
 *
 * - A check that answers at once keeps it all in one task. Of an Observable the first value counts.
 * - **It fails closed.** Where the check throws, rejects or gives an Observable without a value,
 *   the turn fails with that, and the agent is not asked. It has no time limit: give the check one.
 * - Unsubscribing reaches a check that is an Observable, and the agent.
 * - What the user says stands in `turn.action`, and perhaps in `turn.variables`: text, but also the
 *   payloads of buttons, events and intents.
 *
 * @throws InvalidInputError at the call, for a check that is no function; through the stream, where
 *   its Observable is empty.
 *
 * @example
 * ```ts
 * import { action, createClient, guardInput, trace } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const card = /\b(?:\d[ -]?){13,16}\b/g;
 * const guarded = guardInput(interact, (turn) => {
 *   if (turn.action?.type !== 'text') return turn;
 *   if (turn.action.payload.length > 2_000) return [trace.text('That is too long for me.')];
 *   return { ...turn, action: action.text(turn.action.payload.replace(card, '[card]')) };
 * });
 * ```
 */
export const guardInput = (agent: Agent, check: InputCheck): Agent => {
  if (typeof check !== 'function') throw new InvalidInputError('check', 'must be a function');
  return (turn) =>
    answerOf(() => check(turn)).pipe(
      // What is neither throws here: the agent is not asked.
      concatMap((verdict) =>
        'userID' in verdict ? runPart(agent, verdict, place) : from(verdict),
      ),
    );
};
