import type { WireEvent } from '../../../lib/wire/createEventParser';
import type { Call, Outcome } from './parseChunks';

/**
 * The parser of the HTML standard, section 9.2.6, over a whole stream and line by line as the text
 * stands there. It is slow and plainly right. Its two additions are ours: a block without data
 * counts when it has a name or an id, and the limit.
 */
export const modelParse = (stream: Uint8Array, maxEventBytes = Infinity): Outcome => {
  const calls: Call[] = [];
  const text = new TextDecoder().decode(stream, { stream: true });
  const lines = text.split(/\r\n|\r|\n/);
  const incompleteLine = lines.pop() ?? '';

  let name = '';
  let id: string | undefined;
  let data: string[] = [];
  let bytes = 0;

  for (const line of lines) {
    if (line === '') {
      if (data.length > 0 || name !== '' || id !== undefined) {
        const event: WireEvent = {
          ...(name === '' ? {} : { event: name }),
          ...(id === undefined ? {} : { id }),
          data: data.length > 0 ? data.join('\n') : undefined,
        };
        calls.push(['event', event]);
      }
      name = '';
      id = undefined;
      data = [];
      bytes = 0;
      continue;
    }

    const isComment = line.startsWith(':');
    const lineBytes = Buffer.byteLength(line) + 1;
    if (lineBytes + (isComment ? 0 : bytes) > maxEventBytes) {
      return { calls, tooLarge: maxEventBytes };
    }
    if (!isComment) bytes += lineBytes;

    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (isComment) calls.push(['comment', value]);
    else if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^[0-9]+$/.test(value)) calls.push(['retry', Number(value)]);
  }

  const others = incompleteLine.startsWith(':') ? 0 : bytes;
  const isTooLarge = Buffer.byteLength(incompleteLine) + others > maxEventBytes;
  return isTooLarge ? { calls, tooLarge: maxEventBytes } : { calls };
};
