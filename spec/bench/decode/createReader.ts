import { createCorpus } from '../corpus/createCorpus';
import type { Corpus } from '../corpus/createCorpus';
import { cutIntoChunks } from '../corpus/cutIntoChunks';
import type { Delivery } from '../corpus/cutIntoChunks';
import { medianTime } from '../harness/medianTime';
import type { Subject } from '../harness/Subject';
import { streamOf } from './streamOf';

/** The options of each subject of this section. */
export interface DecodeOptions {
  /** How many frames the turn has. */
  readonly count: number;
  readonly delivery: Delivery;
  /** How many such turns a run has, one after the other. Default: 1. */
  readonly turns?: number;
  /** For how long it runs again, in ms: see {@link medianTime}. Default: 0, once. */
  readonly time?: number;
}

/** What a reader has got: what it counts, and one of them at least. */
type Received =
  | { readonly traces: number; readonly characters?: number }
  | { readonly traces?: number; readonly characters: number };

/** How a subject reads a turn: until its end has come. */
export type ReadTurn = (response: Response) => Promise<Received>;

/**
 * Makes a subject of a reader: each turn is a response whose body is a stream, and is checked.
 *
 * @param translate - What becomes of the corpus for a reader of another protocol.
 */
export const createReader = (
  { count, delivery, time = 0, turns = 1 }: DecodeOptions,
  read: ReadTurn,
  translate: (corpus: Corpus) => Corpus = (corpus) => corpus,
): Subject => {
  const corpus = translate(createCorpus(count));
  // UTF-16 code units, of the completion contents alone.
  const { characters, traces } = corpus;
  const chunks = cutIntoChunks(corpus, delivery);
  const headers = { 'content-type': 'text/event-stream' };
  const run = async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const received = await read(new Response(streamOf(chunks), { headers }));
      if ((received.traces ?? traces) !== traces) {
        throw new Error(`${received.traces} traces of ${traces}`);
      }
      if ((received.characters ?? characters) !== characters) {
        throw new Error(`${received.characters} characters of ${characters}`);
      }
    }
  };
  return { run: async () => ({ ms: await medianTime(time, run) }) };
};
