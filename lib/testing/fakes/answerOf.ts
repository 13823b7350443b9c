import { isConnectError } from '../../errors/ConnectError';
import { isResponseError } from '../../errors/ResponseError';
import type { Trace } from '../../protocol/Trace';
import { traceMarbles } from '../marbles/traceMarbles';
import type { Timeline } from '../timeline/Timeline';
import type { ScriptedAnswer, ScriptedRefusal, ScriptedResponse } from './ScriptedAnswer';
import { turnBody } from './turnBody';

/** What the `fetch` of Node rejects with. */
const fetchFailed = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/**
 * What a request is answered with that a turn of this diagram begins with: the status of a lone
 * `#{http 429}`, the refusal of a lone `#{connect no}`; else 200, and the turn as its body.
 */
export const answerOf = (answer: ScriptedAnswer): ScriptedResponse | ScriptedRefusal => {
  if (typeof answer !== 'string') return answer;
  const timeline: Timeline<Trace> = traceMarbles(answer);
  const [first] = timeline;
  if (first?.notification.kind === 'E') {
    const error: unknown = first.notification.error;
    const delay = first.time;
    if (isResponseError(error)) {
      const body = error.body === '' ? [] : [error.body];
      return { delay, status: error.status, headers: error.headers, body };
    }
    if (isConnectError(error)) {
      const code = error.sent === 'no' ? 'ECONNREFUSED' : 'ECONNRESET';
      return { delay, refuse: fetchFailed(code) };
    }
  }
  return { body: turnBody(timeline) };
};
