import type { Trial } from '../trial/createTrial';
import type { Probe } from '../trial/Probe';
import type { Bench } from './AgentLaw';

/** A turn that was had, to its end or to the moment at which it was left. */
interface HadTurn {
  readonly trial: Trial;
  readonly probe: Probe;
}

/** A moment at which a turn can be left. */
interface Moment {
  /** Such as `unsubscribed inside next, with trace 2`. */
  readonly name: string;
  /** Has the turn up to there, and leaves it. */
  readonly leave: () => Promise<HadTurn>;
}

/** Every moment at which a turn can be left, and the turn that they were found with. */
export interface Moments {
  readonly whole: HadTurn;
  readonly moments: readonly Moment[];
}

const numbersTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1);

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Every moment at which a turn can be left, found by having it once to its end. */
export const momentsOf = async ({ start }: Bench): Promise<Moments> => {
  const whole = start();
  const heard = whole.listen();
  await whole.play();

  const asSoon: Moment = {
    name: 'unsubscribed as soon as it was subscribed to',
    leave: () => {
      const trial = start();
      const probe = trial.listen();
      probe.unsubscribe();
      return Promise.resolve({ trial, probe });
    },
  };
  const outside = (when: string, isThere: (had: HadTurn) => boolean): Moment => ({
    name: `unsubscribed ${when}`,
    leave: async () => {
      const trial = start();
      const probe = trial.listen();
      await trial.play(() => isThere({ trial, probe }));
      probe.unsubscribe();
      return { trial, probe };
    },
  });
  const inside = (count: number): Moment => ({
    name: `unsubscribed inside next, with trace ${count}`,
    leave: async () => {
      const trial = start();
      const probe = trial.listen((own) => {
        if (own.traces.length === count) own.unsubscribe();
      });
      await trial.play();
      probe.unsubscribe();
      return { trial, probe };
    },
  });

  const traces = numbersTo(heard.traces.length);
  const steps = numbersTo(whole.steps());
  const isLeaf = whole.children.scripts.length === 0;
  return {
    whole: { trial: whole, probe: heard },
    moments: [
      asSoon,
      outside('before anything else happened', () => true),
      ...(isLeaf
        ? traces.map((count) =>
            outside(`after ${plural(count, 'trace')}`, ({ probe }) => probe.traces.length >= count),
          )
        : steps.map((count) =>
            outside(
              `after ${plural(count, 'step')} of the children`,
              ({ trial }) => trial.steps() >= count,
            ),
          )),
      ...traces.map(inside),
    ],
  };
};
