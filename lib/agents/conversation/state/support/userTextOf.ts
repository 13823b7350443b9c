import type { Action } from '../../../../protocol/actions/Action';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A text in a payload; empty where there is none: payloads can be of any shape. */
const textAt = (payload: unknown, name: string): string =>
  typeof payload === 'object' && payload !== null
    ? textOf(Object.getOwnPropertyDescriptor(payload, name)?.value)
    : '';

/** What the user said with an action, as it is to be shown; empty where that is nothing. */
export const userTextOf = (action: Action | null): string => {
  switch (action?.type) {
    case 'text':
      return textOf(action.payload);
    case 'message':
      return textAt(action.payload, 'message');
    case 'intent':
      return textAt(action.payload, 'query') || textAt(action.payload, 'label');
    case 'file':
      return textAt(action.payload, 'text');
    case undefined:
    case 'launch':
    case 'event':
    case 'no-reply':
    case 'dtmf':
    case 'live-agent-handoff':
    case 'end':
      return '';
    // What stands on the button that sent it, where it says so.
    default:
      return textAt(action?.payload, 'label');
  }
};
