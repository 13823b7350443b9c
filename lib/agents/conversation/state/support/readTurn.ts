import type { ConversationSnapshot } from '../ConversationSnapshot';
import type { TurnFailure, TurnOutcome, WaitingAction } from '../ConversationState';
import { readAction } from './readAction';
import {
  readBoolean,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  readWhole,
} from './readFields';
import type { Read } from './readFields';

/** A turn that is over. */
export type EndedTurn = ConversationSnapshot['state']['turns'][number];

const readFailure: Read<TurnFailure> = (value, path) => {
  const field = readObject(value, path);
  const source = field('source', readOptional(readList(readText)));
  return {
    tag: field('tag', readText),
    message: field('message', readText),
    safeToResend: field('safeToResend', readBoolean),
    ...(source === undefined ? {} : { source }),
  };
};

const readOutcome: Read<TurnOutcome> = (value, path) => {
  const field = readObject(value, path);
  const kind = field('kind', readOneOf('completed', 'failed', 'left'));
  switch (kind) {
    case 'completed':
      return { kind };
    case 'failed':
      return { kind, failure: field('failure', readFailure) };
    case 'left':
      return { kind, by: field('by', readOneOf('replaced', 'stopped', 'closed', 'restored')) };
  }
};

/** Reads a turn that is over. */
export const readTurn: Read<EndedTurn> = (value, path) => {
  const field = readObject(value, path);
  return {
    number: field('number', readWhole(1)),
    action: field('action', readAction),
    received: field('received', readWhole(0)),
    outcome: field('outcome', readOutcome),
  };
};

/** Reads an action that waits. */
export const readWaiting: Read<WaitingAction> = (value, path) => {
  const field = readObject(value, path);
  return { id: field('id', readWhole(0)), action: field('action', readAction) };
};
