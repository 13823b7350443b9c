import { demo } from '../setup/demo';
import { formatAttachCurl, formatCurl } from './formatCurl';

/** Names the turn that is to be cut. */
const key = 'demo-turn';

/** What is printed when the embedded agent is served: where, and how to talk to it. */
export const formatWelcome = (baseURL: string): string =>
  [
    `The embedded travel agent is served at ${baseURL}, to callers with the key ${demo.key}.`,
    'Ctrl-C stops it.',
    '',
    'A slow step, with the first answer at once:',
    formatCurl({ baseURL, action: { type: 'launch' } }),
    '',
    'A question, answered word by word, under a key that runs it once:',
    formatCurl({
      baseURL,
      action: { type: 'text', payload: 'How many bags may I take?' },
      completionEvents: true,
      key,
    }),
    '',
    'The same turn after its third event, while it runs or for five minutes after:',
    formatAttachCurl(baseURL, key, 3),
    '',
  ].join('\n');
