import { createRandom } from './createRandom';
import type { Random } from './createRandom';

/** A long turn as it stands on the wire, and what is in it. */
export interface Corpus {
  /** One frame each, as bytes; the last is the end of the turn. */
  readonly frames: readonly Uint8Array[];
  /** How many of the frames are traces. */
  readonly traces: number;
  /** How many of the traces are completion contents. */
  readonly contents: number;
  /** How many characters the completion contents have together. */
  readonly characters: number;
  readonly bytes: number;
}

const plain =
  "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzeeeeaaaiiooutnsr      ,.'-ABCDE0123456789";
/** Two, three and four bytes each; the last are two UTF-16 units. */
const foreign = ['é', 'ü', 'ß', 'ñ', 'Ж', '東', '京', '–', '…', '€', '🙂', '✈️'] as const;
/** What JSON has to escape. */
const escaped = ['\n', '"', '\\', '\t'] as const;

const firstTime = 1_725_899_197_143;

const wordsOf = (random: Random, length: number): string => {
  const isForeign = random.next() < 0.15;
  const isEscaped = random.next() < 0.05;
  let text = '';
  while (text.length < length) {
    const dice = random.next();
    if (isForeign && dice < 0.2) text += random.pick(foreign);
    else if (isEscaped && dice > 0.9) text += random.pick(escaped);
    else text += plain[random.between(0, plain.length - 1)] ?? ' ';
  }
  return text;
};

/** The kinds of traces between the completions, as the service sends them. */
const others: readonly [...((random: Random) => object)[], (random: Random) => object] = [
  (random) => {
    const message = wordsOf(random, random.between(20, 90));
    const slate = {
      id: `s${random.between(1, 99_999)}`,
      content: [{ children: [{ text: message }] }],
      messageDelayMilliseconds: 1000,
    };
    return { type: 'text', payload: { slate, message, delay: 1000, ai: false } };
  },
  (random) => ({
    type: 'debug',
    payload: {
      type: 'api',
      message: wordsOf(random, random.between(20, 80)),
      ref: { stepID: `step-${random.between(1, 999)}` },
    },
  }),
  (random) => ({
    type: 'choice',
    payload: {
      buttons: Array.from({ length: random.between(1, 3) }, (_, path) => {
        const label = wordsOf(random, random.between(4, 16));
        return { name: label, request: { type: `path-${path}`, payload: { label } } };
      }),
    },
  }),
  (random) => ({
    type: 'log',
    payload: { kind: 'step.speak', level: 'info', message: wordsOf(random, random.between(5, 60)) },
  }),
];

/**
 * Generates a turn, the same from the same seed: 70 % completion contents of 3 to 30 characters, the
 * rest text with slate, debug, choice and log, and the start and end of each completion; 15 % of all
 * texts hold other characters than ASCII, 5 % some that JSON escapes.
 *
 * @param count - How many frames it has, its end included.
 */
export const createCorpus = (count: number, seed = 7): Corpus => {
  const random = createRandom(seed);
  const encoder = new TextEncoder();
  const frames: Uint8Array[] = [];
  let contents = 0;
  let characters = 0;

  const push = (trace: object) => {
    const id = frames.length + 1;
    const data = JSON.stringify({ ...trace, time: firstTime + id });
    frames.push(encoder.encode(`event: trace\nid: ${id}\ndata: ${data}\n\n`));
  };
  const complete = (deltas: number) => {
    push({ type: 'completion', payload: { state: 'start', messageID: `m${frames.length}` } });
    for (let delta = 0; delta < deltas && frames.length < count - 2; delta += 1) {
      const content = wordsOf(random, random.between(3, 30));
      push({ type: 'completion', payload: { state: 'content', content } });
      contents += 1;
      characters += content.length;
    }
    push({ type: 'completion', payload: { state: 'end' } });
  };

  while (frames.length < count - 1) {
    const room = count - 1 - frames.length;
    if (room >= 3 && contents < frames.length * 0.7) complete(random.between(5, 80));
    else push(others[random.between(0, others.length - 1)]?.(random) ?? {});
  }
  const traces = frames.length;
  frames.push(encoder.encode(`event: end\nid: ${traces + 1}\ndata: {}\n\n`));
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  return { frames, traces, contents, characters, bytes };
};
