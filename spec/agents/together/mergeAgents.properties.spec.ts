import fc from 'fast-check';
import { from, Subject } from 'rxjs';
import { accumulateCompletions, verifyTraces } from '../../../lib';
import type { Trace } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import type { MergeAgentsConfig } from '../../../lib/agents/together/mergeAgents';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';
import { named, turn } from './support/lanes';
import { changeOf, nameOf, referenceMerge } from './support/referenceMerge';
import { orderedTalk, talk } from './support/talks';
import type { Talk } from './support/talks';

const cases = runs(300);

/** Plays a talk, and says what came out with each thing that was done. */
const play = ({ doings, lanes }: Talk, config: MergeAgentsConfig = {}) => {
  const subjects = lanes.map(() => new Subject<Trace>());
  const agents = Object.fromEntries(subjects.map((one, lane) => [nameOf(lane), () => one]));
  const spy = spyOn(mergeAgents(agents, config)(turn));
  const steps = doings.map(({ lane, trace }) => {
    const before = spy.values.length;
    if (trace === undefined) subjects[lane]?.complete();
    else subjects[lane]?.next(trace);
    return spy.values.slice(before);
  });
  return { ...spy, steps };
};

/** What came out of one lane, without its name. */
const laneOf = (traces: readonly Trace[], lane: number): readonly Trace[] =>
  traces
    .filter(({ source }) => source?.[0] === nameOf(lane))
    .map(({ source = [], ...trace }): Trace => {
      const own = source.slice(1);
      return own.length === 0 ? trace : { ...trace, source: own };
    });

const texts = (traces: readonly Trace[]) =>
  spyOn(from(traces).pipe(accumulateCompletions({ emit: 'end' }))).values;

const isInOrder = (traces: readonly Trace[]) =>
  spyOn(from(traces).pipe(verifyTraces())).errors.length === 0;

describe.each([{ interleave: false }, { interleave: true }])(
  'mergeAgents(…, %j), for any talk,',
  (config) => {
    it('gives of each agent all that it said, in order, and completes', () => {
      fc.assert(
        fc.property(talk, (one) => {
          const { completed, values } = play(one, config);
          for (const [lane, said] of one.lanes.entries()) {
            expect(laneOf(values, lane)).toStrictEqual(said);
          }
          expect(completed).toBe(true);
        }),
        cases,
      );
    });

    it('gives traces in order where each agent does', () => {
      fc.assert(
        fc.property(orderedTalk, (one) => {
          expect(isInOrder(play(one, config).values)).toBe(true);
        }),
        cases,
      );
    });

    it('gives the messages that each agent gives', () => {
      fc.assert(
        fc.property(talk, (one) => {
          const all = texts(play(one, config).values);
          for (const [lane, said] of one.lanes.entries()) {
            expect(laneOf(all, lane)).toStrictEqual(texts(said));
          }
        }),
        cases,
      );
    });
  },
);

describe('mergeAgents, for any talk,', () => {
  it('lets nobody speak in the open message of another', () => {
    fc.assert(
      fc.property(talk, (one) => {
        const left = one.lanes.map((said) => said.length);
        const open = one.lanes.map(() => new Set<string>());
        const isOver = one.lanes.map(() => false);
        const { steps } = play(one);
        for (const [at, { lane: doer, trace }] of one.doings.entries()) {
          if (trace === undefined) isOver[doer] = true;
          for (const said of steps[at] ?? []) {
            const lane = one.lanes.findIndex((_, index) => said.source?.[0] === nameOf(index));
            const others = open.flatMap((lines, other) =>
              other !== lane && lines.size > 0 && !(isOver[other] && left[other] === 0)
                ? [other]
                : [],
            );
            expect(others).toEqual([]);
            const change = changeOf(said);
            if (change !== undefined) open[lane]?.[change.opens ? 'add' : 'delete'](change.line);
            left[lane] = (left[lane] ?? 0) - 1;
          }
        }
      }),
      cases,
    );
  });

  it('gives each trace as soon as it may: who waits the longest is the next', () => {
    fc.assert(
      fc.property(talk, (one) => {
        expect(play(one).steps).toStrictEqual(referenceMerge(one.lanes.length, one.doings));
      }),
      cases,
    );
  });

  it('gives at once what only one says', () => {
    fc.assert(
      fc.property(talk, ({ doings, lanes }) => {
        const alone = { lanes, doings: doings.filter(({ lane }) => lane === 0) };
        for (const [at, said] of play(alone).steps.entries()) {
          const { trace } = alone.doings[at] ?? {};
          expect(said).toStrictEqual(trace === undefined ? [] : [named(nameOf(0), trace)]);
        }
      }),
      cases,
    );
  });

  it('gives all as it comes with interleave: true', () => {
    fc.assert(
      fc.property(talk, (one) => {
        expect(play(one, { interleave: true }).steps).toStrictEqual(
          one.doings.map(({ lane, trace }) =>
            trace === undefined ? [] : [named(nameOf(lane), trace)],
          ),
        );
      }),
      cases,
    );
  });
});
