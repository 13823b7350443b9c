import { demo } from '../setup/demo';
import { formatCurl } from './formatCurl';

/** What is printed when the embedded agent is served: where, and how to talk to it. */
export const formatWelcome = (baseURL: string): string =>
  [
    `The embedded travel agent is served at ${baseURL}, to callers with the key ${demo.key}.`,
    'Ctrl-C stops it.',
    '',
    'A slow step, with the first answer at once:',
    formatCurl({ baseURL, action: { type: 'launch' } }),
    '',
    'A question, answered word by word:',
    formatCurl({
      baseURL,
      action: { type: 'text', payload: 'How many bags may I take?' },
      completionEvents: true,
    }),
    '',
  ].join('\n');
