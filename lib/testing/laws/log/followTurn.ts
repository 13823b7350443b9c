import type { EventLog, LoggedEvent, TurnRef } from '../../../server/log/EventLog';
import type { LogBench } from './LogLaw';

/** What a reader has got, and why it stopped: at the end of the turn, or since nothing came. */
export interface Followed {
  readonly events: readonly LoggedEvent[];
  readonly end: string;
}

/** Follows a turn after an id to its end, as a reader does: it watches, then reads, then waits. */
export const followTurn = async (
  { config, until, wait }: LogBench,
  log: Pick<EventLog, 'read' | 'watch'>,
  turn: TurnRef,
  after: number,
  limit: number,
): Promise<Followed> => {
  const events: LoggedEvent[] = [];
  const state: { hasChanged: boolean; wake?: () => void } = { hasChanged: false };
  const unwatch = log.watch(turn, () => {
    state.hasChanged = true;
    state.wake?.();
  });
  const change = (ms: number) =>
    Promise.race([wait(ms), new Promise<void>((resolve) => (state.wake = resolve))]);
  try {
    for (let cursor = after; ;) {
      state.hasChanged = false;
      const page = await log.read(turn, cursor, limit);
      if (page.status !== 'found') return { events, end: page.status };
      events.push(...page.events);
      cursor = page.events.at(-1)?.id ?? cursor;
      if (page.isOver) return { events, end: 'over' };
      if (page.events.length > 0) continue;
      const patience = Math.min(page.recheckIn, config.timeLimit);
      const isAwake = await until(async () => {
        if (!state.hasChanged) await change(1);
        return state.hasChanged;
      }, patience);
      if (!isAwake && patience < page.recheckIn) return { events, end: 'nothing more came' };
    }
  } finally {
    unwatch();
  }
};
