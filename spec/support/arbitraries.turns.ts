import fc from 'fast-check';
import { action } from '../../lib';
import type { Action, Turn } from '../../lib';
import { json, text } from './arbitraries';

/** Ids that a URL may not mistake for a part of itself. */
export const hostileID = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...['/', '..', '.', '?', '#', '%', '%2F', '%00', '&', '=', '+', ' ', ';', ':', '@', '\\'],
        ...[
          '\n',
          '\r',
          '\0',
          '\u007f',
          'é',
          '€',
          '😀',
          'a',
          '1',
          "'",
          '"',
          '<',
          '*',
          '~',
          '(',
          '!',
        ],
      ),
      { minLength: 1, maxLength: 20 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);

const actionType = fc.oneof(text, fc.constantFrom('Pay Credit Card', '__proto__', 'custom', ''));

/** An action of any type, known or not. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.constant(action.launch()),
  json.map((persona) => action.launch({ persona })),
  text.map(action.text),
  fc
    .tuple(
      text,
      fc.record(
        {
          query: text,
          confidence: fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
          entities: fc.array(fc.record({ name: text, value: json }), { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([name, fields]) => action.intent(name, fields)),
  text.map(action.event),
  fc.tuple(text, fc.option(text, { nil: undefined })).map(([id, label]) => action.path(id, label)),
  fc.constant(action.noReply()),
  text.map(action.message),
  fc
    .tuple(fc.array(json, { maxLength: 2 }), fc.option(text, { nil: undefined }))
    .map(([files, caption]) => action.file(files, caption)),
  text.map(action.dtmf),
  fc.constant(action.end()),
  json.map((payload) => ({ type: 'action' as const, payload })),
  json.map((payload) => ({ type: 'live-agent-handoff' as const, payload })),
  fc
    .tuple(text, fc.record({ diagramID: text, time: fc.nat(), metadata: json }))
    .map(([payload, base]) => ({ type: 'text' as const, payload, ...base })),
  fc
    .tuple(actionType, json)
    .filter(([type]) => !type.startsWith('path-'))
    .map(([type, payload]) => action.custom(type, payload)),
);

/** A URL has no lone surrogates. */
const textInURL = text.map((value) => Buffer.from(value).toString());

/** A whole turn, as `decodeRequest` gives it: what is not asked for is absent. */
export const turn: fc.Arbitrary<Turn> = fc.record(
  {
    projectID: hostileID,
    userID: hostileID,
    completionEvents: fc.boolean(),
    action: anyAction,
    variables: fc.dictionary(fc.oneof(text, fc.constant('__proto__')), json, { maxKeys: 3 }),
    environment: textInURL,
    sessionID: text,
    state: fc.constant(true),
    audioEvents: fc.constant(true),
    audioEncoding: textInURL,
  },
  { requiredKeys: ['projectID', 'userID', 'completionEvents'] },
);
