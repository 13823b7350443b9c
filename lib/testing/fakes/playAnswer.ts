import type { SchedulerLike, Subscription } from 'rxjs';
import type { Exchange } from './Exchange';
import type { BodyStep, ScriptedRefusal, ScriptedResponse } from './ScriptedAnswer';

/**
 * Plays an answer into an exchange, step by step, at the times it has.
 *
 * @param timers - Holds the timers; what unsubscribes it ends the play.
 * @returns What tells in words what is still to come; `undefined` where all was played.
 */
export const playAnswer = (
  answer: ScriptedResponse | ScriptedRefusal,
  exchange: Exchange,
  scheduler: SchedulerLike,
  timers: Subscription,
): (() => string | undefined) => {
  const steps = 'refuse' in answer ? [] : (answer.body ?? []);
  let hasHead = false;
  let played = 0;

  const after = (ms: number | undefined, run: () => void) => {
    if (ms === undefined || ms <= 0) run();
    else timers.add(scheduler.schedule(run, ms));
  };

  /** Plays one step; whether the body goes on after it. */
  const play = (step: BodyStep): boolean => {
    if (typeof step === 'string' || step instanceof Uint8Array) {
      exchange.send(step);
      return true;
    }
    if ('reset' in step) exchange.reset(step.reset);
    return false;
  };

  const go = () => {
    for (;;) {
      const step = steps[played];
      if (step === undefined) {
        exchange.close();
        return;
      }
      played += 1;
      if (typeof step === 'object' && 'wait' in step) {
        after(step.wait, go);
        return;
      }
      if (!play(step)) {
        played = steps.length;
        return;
      }
    }
  };

  after(answer.delay, () => {
    hasHead = true;
    if ('refuse' in answer) {
      exchange.refuse(answer.refuse);
      return;
    }
    const { status, headers } = answer;
    exchange.respond({
      ...(status === undefined ? {} : { status }),
      ...(headers === undefined ? {} : { headers }),
    });
    go();
  });

  return () => {
    if (!hasHead) return 'its head has not come';
    if (played < steps.length) return `${steps.length - played} of its ${steps.length} steps`;
    return undefined;
  };
};
