import fc from 'fast-check';
import { json, open, text } from './arbitraries';
import type { Fields } from './arbitraries';

/** A trace as it stands on the wire. */
export interface WireTrace {
  readonly type: string;
  readonly payload?: unknown;
}

/** As JSON has them: it knows no `-0`. */
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0);
const orNull = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary);
const listOf = <A>(arbitrary: fc.Arbitrary<A>) => fc.array(arbitrary, { maxLength: 3 });

/** Who is speaking, outermost first. */
export const source = fc.array(fc.constantFrom('planner', 'flights', 'hotels', ''), {
  maxLength: 2,
});

/** What every trace may carry, by wire.md. */
const base: Fields = {
  time: fc.nat({ max: 2_000_000_000_000 }),
  paths: listOf(open({}, { label: text, event: json })),
  defaultPath: fc.nat(),
  turnID: text,
  handleID: text,
  source,
};

const sourceUrls = listOf(open({ url: text }, { name: text }));
const button = open({ name: text }, { request: json });
const card = open(
  {},
  {
    title: text,
    description: open({}, { text, slate: json }),
    imageUrl: orNull(text),
    buttons: listOf(button),
  },
);
const state = <S extends string>(name: S) => ({ state: fc.constant(name) });

/** What the start of a completion may say of its message. */
export const startFields: Fields = {
  messageID: text,
  ai: fc.boolean(),
  delay: fc.nat(),
  sourceUrls,
};

/** The payloads of every type that the wire has, with all that wire.md allows. */
const payloads: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: open(
    { message: text },
    {
      ...startFields,
      slate: open({}, { id: fc.oneof(text, number), content: listOf(json) }),
      voice: text,
      audio: open({}, { src: orNull(text) }),
      ref: json,
      interrupted: fc.boolean(),
    },
  ),
  speak: open({ message: text }, { type: text, src: orNull(text), voice: text, ai: fc.boolean() }),
  completion: fc.oneof(
    open(state('start'), { ...startFields, text: json }),
    open({ ...state('content'), content: text }, { text: json }),
    open(state('end'), { tokens: json, text: json, interrupted: fc.boolean() }),
  ),
  'completion-start': open({ completion: text }, { type: text, tokens: json }),
  'completion-continue': open({ completion: text }, { tokens: json }),
  'completion-end': json,
  audio: fc.oneof(
    open(state('start'), { messageID: text, delay: number }),
    open({ ...state('content'), content: text }, { encoding: text, duration: number }),
    open(state('end')),
    open({ src: orNull(text) }, { message: text }),
  ),
  reasoning: fc.oneof(
    open(state('start')),
    open({ ...state('content'), content: text }),
    open(state('end')),
    open({ ...state('final'), message: text }),
  ),
  'tool-call': open({ state: fc.constantFrom('start', 'end'), callID: text }, { sound: json }),
  choice: fc.oneof(
    open({ buttons: listOf(button) }, { choices: json }),
    open({ choices: listOf(open({ name: text }, { intent: json })) }),
  ),
  cardV2: card,
  carousel: open({ cards: listOf(card) }, { layout: text }),
  visual: open(
    { image: orNull(text) },
    {
      visualType: text,
      device: orNull(text),
      dimensions: orNull(open({}, { width: number, height: number })),
      canvasVisibility: text,
      frameType: text,
    },
  ),
  stream: open({ action: text }, { src: text, token: text, loop: fc.boolean() }),
  'no-reply': open({ timeout: number }),
  'entity-filling': open({}, { entityToFill: text, intent: json }),
  knowledgeBase: open(
    {},
    {
      chunks: listOf(open({}, { score: number, documentID: text, documentData: json })),
      query: json,
    },
  ),
  block: open({}, { blockID: text }),
  flow: open({ diagramID: text }, { name: text }),
  path: open({}, { path: text }),
  goto: open({}, { request: json }),
  debug: open(
    { message: text },
    { type: text, level: text, context: json, metadata: json, ref: json },
  ),
  log: json,
  dtmf: open(
    {},
    {
      enabled: fc.boolean(),
      timeoutInSeconds: number,
      delimiter: listOf(text),
      maxDigits: fc.nat(),
    },
  ),
  'call-forward': open({}, { address: text, addressType: text }),
  'live-agent-handoff': open({}, { conversationID: text, message: json, event: json }),
  'realtime-agent': open({ action: text }),
  'channel-action': open({}, { name: text, payload: json }),
  end: json,
};

/** The types of the wire whose payload may be missing. */
const mayLackPayload = new Set(['completion-end', 'log', 'end']);

/** Every type that wire.md lists. */
export const wireTypes: readonly string[] = Object.keys(payloads);

const knownTrace = ([type, payload]: readonly [string, fc.Arbitrary<unknown>]) =>
  mayLackPayload.has(type)
    ? open({ type: fc.constant(type) }, { ...base, payload })
    : open({ type: fc.constant(type), payload }, base);

const customType = fc
  .oneof(text, fc.constantFrom('Pay Credit Card', 'constructor', '__proto__', 'custom', ''))
  .filter((type) => !wireTypes.includes(type));

const anything = Object.fromEntries(Object.keys(base).map((name) => [name, json]));

/** A custom action: any type and payload, base fields of any type, names that our traces have. */
const customTrace = open(
  { type: customType },
  { ...anything, payload: json, name: json, raw: json },
);

const asWireTrace = (fields: Readonly<Record<string, unknown>>): WireTrace => ({
  ...fields,
  type: String(fields['type']),
});

/** A valid trace of any type, as it stands on the wire after `JSON.parse`. */
export const wireTrace: fc.Arbitrary<WireTrace> = fc
  .oneof(...Object.entries(payloads).map(knownTrace), customTrace, customTrace)
  .map(asWireTrace);
