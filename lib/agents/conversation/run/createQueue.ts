import type { Action } from '../../../protocol/actions/Action';
import type { SendResult } from '../Conversation';
import type { BusyPolicy } from '../ConversationConfig';
import type { WaitingAction } from '../state/ConversationState';
import { attempt } from './attempt';
import type { ConversationStore } from './createConversationStore';
import { refuse } from './refuse';

/** The actions that wait, which stand in the state. */
export interface Queue {
  /** An id that no action of the conversation has had. */
  readonly newID: () => number;
  readonly find: (id: number) => WaitingAction | undefined;
  /** The first action that may be sent now: after the end of the conversation only a launch. */
  readonly next: () => WaitingAction | undefined;
  /** Lets an action wait, behind the others or as a function says. */
  readonly wait: (action: Action | null, policy: BusyPolicy | undefined) => SendResult;
  /** Takes an action out; whether it was there. */
  readonly cancel: (id: number) => boolean;
}

/** Whether an action begins the conversation anew. */
export const isLaunch = (action: Action | null): boolean => action?.type === 'launch';

/** Makes a {@link Queue}; all of it stands in a change of the pump. */
export const createQueue = (
  { dispatch, state }: Pick<ConversationStore, 'dispatch' | 'state'>,
  maxQueued: number,
): Queue => {
  const { progress, queue: waitedBefore } = state();
  let nextID = waitedBefore.reduce((most, { id }) => Math.max(most, id + 1), progress.nextTurn);
  const newID = (): number => {
    nextID += 1;
    return nextID - 1;
  };

  const setQueue = (queue: readonly WaitingAction[]): void =>
    dispatch({ type: 'conversation/queued', queue });

  const withLast = (added: WaitingAction): readonly WaitingAction[] => [...state().queue, added];

  /** What stays, by its id: whatever else a function gives back is not of this conversation. */
  const keep = (policy: BusyPolicy, added: WaitingAction): readonly WaitingAction[] | undefined => {
    const ids = attempt(() => new Set(policy(withLast(added)).map(({ id }) => id)));
    if (ids === undefined) return undefined;
    // Looked at again, for the function may have cancelled some.
    const known = new Map(withLast(added).map((one) => [one.id, one]));
    return [...ids].flatMap((id) => known.get(id) ?? []);
  };

  return {
    newID,
    find: (id) => state().queue.find((one) => one.id === id),
    next: () => {
      const { queue, status } = state();
      return status === 'ended' ? queue.find(({ action }) => isLaunch(action)) : queue[0];
    },
    wait: (action, policy) => {
      const added = { id: newID(), action };
      const queue = policy === undefined ? withLast(added) : keep(policy, added);
      if (state().status === 'closed') return refuse('closed');
      if (queue === undefined) return refuse('busy');
      if (queue.length > maxQueued) return refuse('full');
      setQueue(queue);
      return queue.includes(added) ? { status: 'queued', id: added.id } : { status: 'dropped' };
    },
    cancel: (id) => {
      const { queue } = state();
      const rest = queue.filter((one) => one.id !== id);
      if (rest.length === queue.length) return false;
      setQueue(rest);
      return true;
    },
  };
};
