import type { Trace } from 'voiceflow-rx';
import { openSocket } from './openSocket';
import { postTurn } from './postTurn';

interface Frame {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

const frameOf = (block: string): Frame => {
  const fields = new Map(
    [...block.matchAll(/^(event|id|data): ?(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const of = (name: string) => fields.get(name) ?? '';
  return { event: of('event'), id: of('id'), data: of('data') };
};

/** Has one turn, and looks at all of it: that it is these traces with their ids, and the end. */
export const learnTurn = async (port: number, traces: readonly Trace[]): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  await postTurn(await openSocket(port), 'first', (data, from, to) =>
    pieces.push(Buffer.from(data.subarray(from, to))),
  );
  const whole = Buffer.concat(pieces);
  // What stands before the first frame is a blank line, or a `retry`.
  const frames = whole.toString().split('\n\n').map(frameOf);
  const named = frames.filter(({ event }) => event !== '');
  const isWhole =
    named.length === traces.length + 1 &&
    traces.every((trace, index) => {
      const frame = named[index];
      return (
        frame?.event === 'trace' &&
        frame.id === String(index + 1) &&
        frame.data === JSON.stringify(trace)
      );
    }) &&
    named.at(-1)?.event === 'end';
  if (!isWhole) throw new Error(`The turn is not whole: ${named.length} frames`);
  return whole;
};
