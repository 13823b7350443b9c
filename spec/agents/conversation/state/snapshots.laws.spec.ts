import fc from 'fast-check';
import { readSnapshot } from '../../../../lib/agents/conversation/readSnapshot';
import { reduceConversation } from '../../../../lib/agents/conversation/reduceConversation';
import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import { restoreState } from '../../../../lib/agents/conversation/state/restoreState';
import { takeSnapshot } from '../../../../lib/agents/conversation/state/takeSnapshot';
import { deepFreeze } from '../../../../lib/testing/equality/deepFreeze';
import { findDifference } from '../../../../lib/testing/equality/findDifference';
import { runs } from '../../../support/runs';
import { anyEvents, anyLimits } from './support/arbitraries';
import { over, statesFrom } from './support/events';

const viaJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What is left of a turn when nobody stayed. */
const left = over({ kind: 'left', by: 'restored' });

describe('a snapshot, taken at any moment,', () => {
  it('is plain data, and the same after JSON, reading and restoring', () => {
    fc.assert(
      fc.property(anyEvents, anyLimits, (events, limits) => {
        for (const state of statesFrom(createConversationState(limits), events)) {
          const snapshot = deepFreeze(takeSnapshot(state));
          const json = viaJson(snapshot);

          const restored = restoreState(readSnapshot(json), limits);
          const taken = takeSnapshot(restored);
          const again = restoreState(readSnapshot(JSON.stringify(taken)), limits);

          // Strictly, and whatever a field is called: Jest takes one named constructor for a class.
          expect(findDifference(json, snapshot)).toBeUndefined();
          expect(findDifference(taken, snapshot)).toBeUndefined();
          expect(findDifference(again, restored)).toBeUndefined();
        }
      }),
      runs(100),
    );
  });

  it('comes to the state that was, with its turn left', () => {
    fc.assert(
      fc.property(anyEvents, anyLimits, (events, limits) => {
        for (const state of statesFrom(createConversationState(limits), events)) {
          const idle = reduceConversation(state, left);
          const { progress, ...restored } = restoreState(
            readSnapshot(viaJson(takeSnapshot(state))),
            limits,
          );
          const { progress: before, ...was } = viaOpen(idle);

          expect(viaJson(restored)).toEqual(
            viaJson({ ...was, buttons: restored.buttons, canRetry: restored.canRetry }),
          );
          expect(progress).toMatchObject({ nextTurn: before.nextTurn, nextKey: before.nextKey });
          // One that was closed has nothing to press.
          const isClosed = state.status === 'closed';
          expect(isClosed ? [] : viaJson(restored.buttons)).toEqual(viaJson(idle.buttons));
          expect(!isClosed && restored.canRetry).toBe(idle.canRetry);
        }
      }),
      runs(100),
    );
  });

  it('can be gone on from like the state itself', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, anyLimits, (events, later, limits) => {
        const state = statesFrom(createConversationState(limits), [...events, left]).at(-1);
        if (state === undefined || state.status === 'closed') return;
        const restored = restoreState(readSnapshot(viaJson(takeSnapshot(state))), limits);
        const [one, other] = [state, restored].map((begin) => statesFrom(begin, later).at(-1));

        expect(viaJson(other)).toEqual(viaJson(one));
      }),
      runs(200),
    );
  });
});

/** A state that was closed is one that is open again. */
const viaOpen = (state: ReturnType<typeof createConversationState>) =>
  state.status === 'closed' ? { ...state, status: takeSnapshot(state).state.status } : state;
