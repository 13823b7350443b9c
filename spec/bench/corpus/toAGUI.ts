import type { Corpus } from './createCorpus';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/**
 * The same turn in the words of AG-UI: as many frames with the same texts, ids and times. Messages
 * are messages, other traces are custom events; the first trace stands as the start of the run, and
 * the end of the turn as its end.
 *
 * Its frames are a few bytes shorter, for they have no event and no id.
 */
export const toAGUI = (corpus: Corpus): Corpus => {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const run = { threadId: 'thread-1', runId: 'run-1' };
  let messageId: unknown;

  const translate = (trace: Fields): Fields => {
    const { payload, time: timestamp, type } = trace;
    const { content, messageID, state } = fieldsOf(payload);
    if (type !== 'completion') return { type: 'CUSTOM', name: type, value: payload, timestamp };
    if (state === 'content') {
      return { type: 'TEXT_MESSAGE_CONTENT', messageId, delta: content, timestamp };
    }
    if (state === 'end') return { type: 'TEXT_MESSAGE_END', messageId, timestamp };
    messageId = messageID;
    return { type: 'TEXT_MESSAGE_START', messageId, role: 'assistant', timestamp };
  };

  const frames = corpus.frames.map((frame, index) => {
    const text = decoder.decode(frame);
    const trace = fieldsOf(JSON.parse(text.slice(text.indexOf('\ndata: ') + 7)));
    const isFirst = index === 0;
    const isLast = index === corpus.frames.length - 1;
    const event = isFirst
      ? { type: 'RUN_STARTED', ...run }
      : isLast
        ? { type: 'RUN_FINISHED', ...run }
        : translate(trace);
    return encoder.encode(`data: ${JSON.stringify(event)}\n\n`);
  });
  const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
  // The first is one of the others, and the end of the run counts as the end of the turn does not.
  return { ...corpus, frames, bytes, traces: frames.length };
};
