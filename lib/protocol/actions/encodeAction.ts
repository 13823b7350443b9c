import type { Action } from './Action';

/** Encodes an action as it goes on the wire, before `JSON.stringify`. */
export const encodeAction = (action: Action): unknown =>
  action.type === 'custom' ? action.raw : action;
