import { concat, defer, EMPTY, from as fromPromise, ignoreElements, of, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import type { HandoffStore } from './HandoffStore';
import { createHandoffMemory } from './support/createHandoffMemory';
import { watchTraces } from './support/watchTraces';

/** When {@link handoff} hands a conversation over, to whom, and where that is remembered. */
export interface HandoffConfig {
  /** The trace of the first agent that hands over. Is asked until one does, each trace in order. */
  readonly when: (trace: Trace) => boolean;
  /** Who goes on. */
  readonly to: Agent;
  /**
   * `'thisTurn'`: it answers the turn in which the trace came too, after the first agent.
   * `'nextTurn'`: it answers from the next one on. Default: `'thisTurn'`.
   */
  readonly from?: 'thisTurn' | 'nextTurn';
  /** The trace of the second agent that hands back, from the next turn on. Default: none does. */
  readonly back?: (trace: Trace) => boolean;
  /** Where it is remembered; its limits are its own. Default: in memory. */
  readonly store?: HandoffStore;
  /**
   * How many conversations that were handed over are remembered in memory; past it the one that was
   * used least recently begins with the first agent again. Default: 10,000.
   */
  readonly maxUsers?: number;
}

const isPromise = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof value === 'object' && value !== null && 'then' in value;

/** At once what is there at once. */
const answerOf = <T>(value: T | PromiseLike<T>): Observable<T> =>
  isPromise(value) ? fromPromise(value) : of(value);

/**
 * Hands a conversation over from one agent to another.
 *
 *     first     --a--h--b--|              h: passes when
 *     second               --c--|
 *               handoff(first, { when, to: second })
 *     result    --a--h--b----c--|         the next turn is answered by second alone
 *
 * - The first agent is heard to its end, for a turn that is cut may not be saved. All that it says
 *   comes out, the trace that hands over too.
 * - Then the second agent is given the same turn; with `from: 'nextTurn'` it is not asked yet.
 * - The next turns of the user go to the second agent, until a trace of it passes `back`. It is heard
 *   to its end too, and the first agent answers from the next turn on.
 * - A turn with the action `launch` begins with the first agent, whatever was before.
 * - It is remembered for each user of each project, when the turn has completed: a turn that fails,
 *   or is left, changes nothing. The turn completes when it is written.
 * - What `when`, `back` or the store throws errors the stream. A trace comes out before that.
 * - Where both have run in a turn, an error is not `safeToResend`.
 *
 * The memory is that of the agent that this call returns, in this process. Behind several servers,
 * or where it must outlive one, give a `store`.
 *
 * @param agent - Who begins.
 * @throws InvalidInputError at the call, for a `from` that is none, and where `maxUsers` is not
 *   above 0 or given with a `store`.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { createClient, handoff, trace } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const booking = () => of(trace.text('Where do you want to go?'));
 *
 * // The project says the custom action 'book' where the user wants to book.
 * const desk = handoff(interact, {
 *   when: (said) => said.type === 'custom' && said.name === 'book',
 *   to: booking,
 *   back: ({ type }) => type === 'end',
 * });
 * ```
 */
export const handoff = (agent: Agent, config: HandoffConfig): Agent => {
  const { back, from = 'thisTurn', maxUsers, to, when } = config;
  if (config.store !== undefined && maxUsers !== undefined) {
    throw new InvalidInputError('maxUsers', 'must not be given with a store');
  }
  const store = config.store ?? createHandoffMemory(maxUsers ?? 10_000);
  if (!['thisTurn', 'nextTurn'].includes(from)) {
    throw new InvalidInputError('from', "must be 'thisTurn' or 'nextTurn'");
  }
  return (turn) =>
    defer(() => {
      const isLaunch = turn.action?.type === 'launch';
      let wasHandedOver = false;
      let isHandedOver = false;

      const read: Agent = () =>
        answerOf(store.read(turn)).pipe(
          tap((answer) => {
            wasHandedOver = answer;
            isHandedOver = answer;
          }),
          ignoreElements(),
        );
      const write: Agent = () => answerOf(store.write(turn, isHandedOver)).pipe(ignoreElements());
      const ask = (part: Agent, hasCompany: boolean) => runPart(part, turn, { hasCompany });

      const first = defer(() =>
        wasHandedOver
          ? EMPTY
          : ask(agent, false).pipe(
              watchTraces((trace) => {
                isHandedOver ||= when(trace);
              }),
            ),
      );
      const second = defer(() =>
        wasHandedOver || (isHandedOver && from === 'thisTurn')
          ? ask(to, !wasHandedOver).pipe(
              watchTraces((trace) => {
                isHandedOver &&= back?.(trace) !== true;
              }),
            )
          : EMPTY,
      );
      const end = defer(() =>
        isLaunch || isHandedOver !== wasHandedOver ? ask(write, true) : EMPTY,
      );
      return concat(isLaunch ? EMPTY : ask(read, false), first, second, end);
    });
};
