import * as t from 'io-ts';
import { list } from '../codec/list';
import type { ActionBase } from './CustomAction';
import type {
  DoneAction,
  DtmfAction,
  EndAction,
  EventAction,
  FileAction,
  IntentAction,
  LaunchAction,
  LiveAgentHandoffAction,
  MessageAction,
  NoReplyAction,
  PathAction,
  TextAction,
} from './Action';

const isPathType = (value: unknown): value is `path-${string}` =>
  typeof value === 'string' && value.startsWith('path-');

const createCodecs = () => {
  const base: t.Type<ActionBase> = t.partial({
    diagramID: t.string,
    time: t.number,
    metadata: t.unknown,
  });

  const actionCodec = <K extends string, P extends t.Props>(type: t.Type<K>, fields: P) =>
    t.intersection([t.type({ type, ...fields }), base]);

  const optionalPayload = <A>(payload: t.Type<A>) =>
    t.partial({ payload: t.union([payload, t.null]) });

  const launch: t.Type<LaunchAction> = t.intersection([
    actionCodec(t.literal('launch'), {}),
    optionalPayload(t.partial({ persona: t.unknown })),
  ]);

  const text: t.Type<TextAction> = actionCodec(t.literal('text'), { payload: t.string });

  const intent: t.Type<IntentAction> = actionCodec(t.literal('intent'), {
    payload: t.intersection([
      t.type({ intent: t.type({ name: t.string }) }),
      t.partial({
        query: t.string,
        entities: list(
          t.intersection([t.type({ name: t.string }), t.partial({ value: t.unknown })]),
        ),
        confidence: t.number,
      }),
    ]),
  });

  const event: t.Type<EventAction> = actionCodec(t.literal('event'), {
    payload: t.type({ event: t.type({ name: t.string }) }),
  });

  const pathType = new t.Type<`path-${string}`>(
    'path-…',
    isPathType,
    (value, context) => (isPathType(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  );

  const path: t.Type<PathAction> = t.intersection([
    actionCodec(pathType, {}),
    optionalPayload(t.partial({ label: t.string })),
  ]);

  const done: t.Type<DoneAction> = actionCodec(t.literal('action'), {});

  const noReply: t.Type<NoReplyAction> = actionCodec(t.literal('no-reply'), {});

  const message: t.Type<MessageAction> = actionCodec(t.literal('message'), {
    payload: t.type({ message: t.string }),
  });

  const file: t.Type<FileAction> = actionCodec(t.literal('file'), {
    payload: t.intersection([t.type({ files: list(t.unknown) }), t.partial({ text: t.string })]),
  });

  const dtmf: t.Type<DtmfAction> = actionCodec(t.literal('dtmf'), { payload: t.string });

  const liveAgentHandoff: t.Type<LiveAgentHandoffAction> = actionCodec(
    t.literal('live-agent-handoff'),
    {},
  );

  const end: t.Type<EndAction> = actionCodec(t.literal('end'), {});

  const byType = new Map(
    Object.entries({
      launch,
      text,
      intent,
      event,
      action: done,
      'no-reply': noReply,
      message,
      file,
      dtmf,
      'live-agent-handoff': liveAgentHandoff,
      end,
    }),
  );
  return { byType, path };
};

// One call, marked as one that can be left out: a client decodes no action, and a bundler cannot
// know that io-ts only makes values. Unmarked, they and what they need of io-ts are 2 kB of each
// client.
const codecs = /* @__PURE__ */ createCodecs();

/** The codec of one type of action; `undefined` for a custom one. */
export const actionCodecOf = (type: string) =>
  isPathType(type) ? codecs.path : codecs.byType.get(type);
