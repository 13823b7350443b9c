import type { ShownTrace } from '../turn/ShownTrace';
import { buttonsOf } from './buttonsOf';
import { printable } from './printable';
import { shorten } from './shorten';

const maxJson = 400;

const json = (payload: unknown): string =>
  payload === undefined ? '' : shorten(JSON.stringify(payload), maxJson);

const names = (trace: ShownTrace): string =>
  buttonsOf(trace)
    .map(({ name }) => `[${name}]`)
    .join(' ');

const write = (trace: ShownTrace): string => {
  switch (trace.type) {
    case 'text':
    case 'speak':
      return trace.payload.message;
    case 'completion':
      if (trace.payload.state === 'start') return 'start';
      if (trace.payload.state === 'content')
        return `content ${JSON.stringify(trace.payload.content)}`;
      return `${trace.payload.interrupted === true ? 'cut off' : 'end'}: ${trace.payload.text}`;
    case 'choice':
      return names(trace);
    case 'no-reply':
      return `after ${trace.payload.timeout} s of silence`;
    case 'debug':
      return [trace.payload.type, trace.payload.message].filter(Boolean).join(': ');
    default:
      return json(trace.payload);
  }
};

/** What a trace says, without what a terminal would obey. It has line feeds where a message has. */
export const summarize = (trace: ShownTrace): string => printable(write(trace));
