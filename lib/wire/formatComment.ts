import { lineEnd } from './lineEnd';

/**
 * Writes a comment of an event stream, which every client ignores: a heartbeat, a note for people.
 *
 * Each line of `text` is a comment line of its own, and a blank line closes them, so that a client
 * or a proxy that waits for one passes it on.
 *
 *     formatComment('alive')   : alive⏎ ⏎
 */
export const formatComment = (text: string): string => {
  const lines = text.split(lineEnd).map((line) => `: ${line}\n`);
  return `${lines.join('')}\n`;
};
