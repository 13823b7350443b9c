import { parseJsonEventStream } from 'ai';
import { z } from 'zod';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';

const base = {
  time: z.number().optional(),
  paths: z
    .array(z.looseObject({ label: z.string().optional(), event: z.unknown().optional() }))
    .optional(),
  defaultPath: z.number().optional(),
  turnID: z.string().optional(),
  handleID: z.string().optional(),
  source: z.array(z.string()).optional(),
};

const completionPayload = z.discriminatedUnion('state', [
  z.looseObject({
    state: z.literal('start'),
    messageID: z.string().optional(),
    ai: z.boolean().optional(),
    delay: z.number().optional(),
  }),
  z.looseObject({ state: z.literal('content'), content: z.string() }),
  z.looseObject({ state: z.literal('end'), interrupted: z.boolean().optional() }),
]);

const slate = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  content: z.array(z.unknown()).optional(),
});

/** What our codecs check of the traces in the corpus; those of other types it need not know. */
const schema = z.discriminatedUnion('type', [
  z.looseObject({ ...base, type: z.literal('completion'), payload: completionPayload }),
  z.looseObject({
    ...base,
    type: z.literal('text'),
    payload: z.looseObject({
      message: z.string(),
      slate: slate.optional(),
      messageID: z.string().optional(),
      ai: z.boolean().optional(),
      delay: z.number().optional(),
      voice: z.string().optional(),
      interrupted: z.boolean().optional(),
    }),
  }),
  z.looseObject({
    ...base,
    type: z.literal('debug'),
    payload: z.looseObject({
      message: z.string(),
      type: z.string().optional(),
      level: z.string().optional(),
    }),
  }),
  z.looseObject({
    ...base,
    type: z.literal('choice'),
    payload: z.looseObject({ buttons: z.array(z.looseObject({ name: z.string() })) }),
  }),
  z.looseObject({ ...base, type: z.literal('log'), payload: z.unknown() }),
]);

const read: ReadTurn = async ({ body }) => {
  if (body === null) throw new Error('There is no body');
  const reader = parseJsonEventStream({ stream: body, schema }).getReader();
  let traces = 0;
  let characters = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { traces, characters };
    // The end of the turn is no trace, and fails.
    if (!value.success) continue;
    traces += 1;
    const { payload, type } = value.value;
    if (type === 'completion' && payload.state === 'content') characters += payload.content.length;
  }
};

/** `parseJsonEventStream` with a Zod schema: what the AI SDK's transports read a stream with. */
export const createSubject: CreateSubject<DecodeOptions> = (options) => createReader(options, read);
