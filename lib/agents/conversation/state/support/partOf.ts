import { idOf } from '../../../../operators/support/messages/contentOf';
import type { WrittenPart } from '../../../../operators/support/messages/foldMessages';
import type { Trace } from '../../../../protocol/Trace';

const nothing: WrittenPart = {
  state: 'end',
  content: '',
  text: undefined,
  id: {},
  interrupted: false,
};

/** The part of a message that a trace is, in either dialect; `undefined` for one that is whole. */
export const partOf = (trace: Trace): WrittenPart | undefined => {
  switch (trace.type) {
    case 'completion': {
      const { payload } = trace;
      if (payload.state === 'content') {
        return { ...nothing, state: 'content', content: payload.content };
      }
      return payload.state === 'start'
        ? { ...nothing, state: 'start', id: idOf(payload) }
        : { ...nothing, interrupted: payload.interrupted === true };
    }
    case 'completion-start':
      return { ...nothing, state: 'start', content: trace.payload.completion };
    case 'completion-continue':
      return { ...nothing, state: 'content', content: trace.payload.completion };
    case 'completion-end':
      return nothing;
    default:
      return undefined;
  }
};
