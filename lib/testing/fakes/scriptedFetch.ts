import { asyncScheduler, Subscription } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { answerOf } from './answerOf';
import { checkAnswer } from './checkAnswer';
import { createExchange } from './createExchange';
import type { Exchange } from './Exchange';
import { playAnswer } from './playAnswer';
import type { ScriptedAnswer } from './ScriptedAnswer';

/** A `fetch` under the hand of a test. */
export interface ScriptedFetch {
  /** For `createClient({ fetch })`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Every request so far. */
  readonly exchanges: readonly Exchange[];
  /** The request at `index` (default: the first), which must have been made. */
  readonly exchange: (index?: number) => Exchange;
  /**
   * Fails where the script was not played as it stands: a request came that it does not have, or
   * an answer was not asked for, or not played to its end to a client that was still there.
   */
  readonly assertDone: () => void;
}

/** How a {@link ScriptedFetch} answers. */
export interface ScriptedFetchConfig {
  /**
   * Answers, one a request, in turn; any more requests are refused. Or a function that plays its
   * part at each request. Default: nothing happens until the test says so, by hand.
   */
  readonly script?: readonly ScriptedAnswer[] | ((exchange: Exchange, index: number) => void);
  /** Whether it goes on after an abort, as some home-made ones do. Default: false. */
  readonly ignoresSignal?: boolean;
  /** The clock of the answers. Default: `asyncScheduler`, which `virtualTime` drives. */
  readonly scheduler?: SchedulerLike;
}

/** Who forgets the braces, or the list, would wait for ever. */
const checkScript = (config: object, script: unknown): void => {
  if (Array.isArray(config)) throw new InvalidInputError('config', 'must be { script: […] }');
  if (script === undefined || typeof script === 'function' || Array.isArray(script)) return;
  throw new InvalidInputError('script', 'must be a list of answers, or a function');
};

interface Played {
  readonly exchange: Exchange;
  /** What is still to come, in words. */
  readonly left: () => string | undefined;
}

/**
 * Makes a `fetch` whose other end is the test: it answers when and what it is told to.
 *
 * As with a real one, an abort rejects the request, or breaks the body that is being read. An
 * answer is a diagram, which is a turn as it stands on the wire, or a response step by step: chunks
 * cut where you say, waits, resets, silence.
 *
 * @throws InvalidInputError at once, for a diagram that cannot be read, or be told on the wire, and
 * for a status or a time that cannot be.
 *
 * @example
 * ```ts
 * import { createClient, retryOnDisconnect } from 'voiceflow-rx';
 * import { scriptedFetch, virtualTime } from 'voiceflow-rx/testing';
 *
 * const server = scriptedFetch({
 *   script: ['#{http 429 retry-after 2}', '40ms [ab]|', { body: ['event: tra', { wait: 5 }, 'ce'] }],
 * });
 * const { interact } = createClient({
 *   baseURL: 'http://agent.test',
 *   projectID: 'p1',
 *   fetch: server.fetch,
 * });
 *
 * await virtualTime(async ({ expectObservable }) => {
 *   const turn = interact({ userID: 'ada' }).pipe(retryOnDisconnect({ random: () => 0 }));
 *   await expectObservable(turn).toBe('2040ms [ab]|');
 * });
 * ```
 */
export const scriptedFetch = (config: ScriptedFetchConfig = {}): ScriptedFetch => {
  const { script, ignoresSignal = false, scheduler = asyncScheduler } = config;
  checkScript(config, script);
  const answers = typeof script === 'object' ? script.map(answerOf) : undefined;
  answers?.forEach((answer, index) => checkAnswer(answer, `script[${index}]`));
  const exchanges: Exchange[] = [];
  const played: Played[] = [];
  const refused: string[] = [];

  const refusal = (index: number, { method = 'GET' }: RequestInit, url: string): Error => {
    const count = `${answers?.length ?? 0} answer${answers?.length === 1 ? '' : 's'}`;
    const message = `request ${index + 1} (${method} ${url}) was not expected: the script has ${count}`;
    refused.push(message);
    return new Error(`scriptedFetch: ${message}`);
  };

  const unplayed = (): readonly string[] => [
    ...played.flatMap(({ exchange, left: leftOf }, index) => {
      const left = exchange.aborted || exchange.cancelled ? undefined : leftOf();
      return left === undefined ? [] : [`answer ${index + 1} was not played to its end: ${left}`];
    }),
    ...(answers ?? [])
      .map((_, index) => `answer ${index + 1} was not asked for`)
      .slice(exchanges.length),
  ];

  return {
    exchanges,
    exchange: (index = 0) => {
      const exchange = exchanges[index];
      if (exchange === undefined) throw new Error(`There was no request ${index}`);
      return exchange;
    },
    fetch: (url, init) => {
      const index = exchanges.length;
      const timers = new Subscription();
      const gone = () => timers.unsubscribe();
      const { exchange, response } = createExchange(url, init, ignoresSignal, gone);
      exchanges.push(exchange);
      if (answers === undefined) {
        if (typeof script === 'function') script(exchange, index);
        return response;
      }
      const answer = answers[index];
      if (answer === undefined) {
        exchange.refuse(refusal(index, init, url));
        return response;
      }
      const left = playAnswer(answer, exchange, scheduler, timers);
      played.push({ exchange, left });
      return response;
    },
    assertDone: () => {
      const wrong = [...refused, ...unplayed()];
      if (wrong.length > 0) {
        throw new Error(`The script was not played as it stands:\n  ${wrong.join('\n  ')}`);
      }
    },
  };
};
