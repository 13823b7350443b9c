import { firstValueFrom, from, toArray } from 'rxjs';
import { accumulateCompletions } from '../../../operators/messages/accumulateCompletions';
import type { Trace } from '../../../protocol/Trace';
import { showTraces } from '../failure/showTraces';
import { describeEnd } from '../trial/describeEnd';
import type { Probe } from '../trial/Probe';
import type { AgentLaw, Bench } from './AgentLaw';

const hear = async ({ start }: Bench, completionEvents: boolean): Promise<Probe> => {
  const trial = start({ completionEvents });
  const probe = trial.listen();
  await trial.play();
  return probe;
};

const folded = ({ traces }: Probe): Promise<readonly Trace[]> =>
  firstValueFrom(from(traces).pipe(accumulateCompletions({ emit: 'end' }), toArray()));

/** Law 10: with deltas, put together, an agent says what it says without. */
export const streamingLaw: AgentLaw = {
  name: 'law 10: streaming changes when, not what',
  hint: 'say the same with turn.completionEvents true and false, but for the deltas: each message has a start, its content and an end',
  isAsked: ({ deterministic = true }) => deterministic,
  find: async (bench) => {
    const on = await hear(bench, true);
    const off = await hear(bench, false);
    // A turn that does not complete may stop in the middle of a message.
    if (on.end?.kind !== 'completed' && on.end?.kind === off.end?.kind) return undefined;
    const [whole, told] = [await folded(on), await folded(off)];
    const isSame =
      on.end?.kind === off.end?.kind &&
      whole.length === told.length &&
      whole.every((trace, index) => {
        const twin = told[index];
        return twin !== undefined && bench.equals(twin, trace);
      });
    if (isSame) return undefined;
    return {
      expected: `with completionEvents: false what it says with true, each message put together:\n${showTraces(whole, describeEnd(on))}`,
      actual: showTraces(told, describeEnd(off)),
    };
  },
};
