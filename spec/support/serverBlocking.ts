import { defer, of } from 'rxjs';
import { trace } from '../../lib';
import type { Agent } from '../../lib';

/** An agent that holds its thread, when it is subscribed to, for `ms`; and when it did. */
export const createBlockingAgent = (ms: number) => {
  const times = { began: 0, ended: 0 };
  const agent: Agent = () =>
    defer(() => {
      times.began = Date.now();
      while (Date.now() - times.began < ms);
      times.ended = Date.now();
      return of(trace.text('done'));
    });
  return { agent, times };
};
