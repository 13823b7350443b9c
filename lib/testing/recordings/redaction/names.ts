import { codecs } from '../../../protocol/traces/codecs';
import type { SecretKind } from './createStandIns';

/** The names of the fields of traces, actions, requests and errors: they say nothing of anybody. */
const known = `action actual ai amount audio body buttons callID canvasVisibility cardV2 cards cause choices
  chunks code completion completionEvents conditions config content context cursor data debug defaultPath delay
  delimiter description detail device diagramID dimensions documentData documentID done duration enabled encoding
  end entities entity entityToFill error event eventID expected fault field fields frameType handleID headers
  height id image imageUrl intent issues items kind label layout level limit loop maxDigits message messageID
  metadata name path paths payload phase platform position query raw reason received ref request requestID
  response retryAfter score sent sessionID sessionKey slate sound source sourceUrls speaker src start state
  status statusCode tag text time timeout timeoutInSeconds title token tokens trace traceType turnID type
  url user userID userTimezone value variables version versionID visualType voice width`;

const names = new Set(known.split(/\s+/));

/** Whether a name belongs to the format. */
export const isKnownName = (name: string): boolean => names.has(name);

const tellingNames = ['type', 'state', 'tag', 'phase', 'time', 'status', 'statusCode'];

/** What stands under such a name beside types of traces and names of fields. */
const words = new Set([
  ...Object.keys(codecs),
  ...[
    'launch',
    'intent',
    'event',
    'action',
    'final',
    'closed',
    'reset',
    'idle',
    'connect',
    'firstTrace',
  ],
]);

/** Whether a value tells what something is, by its name and itself, and is never anybody's. */
export const isStructure = (name: string, value: string): boolean =>
  tellingNames.includes(name) &&
  (words.has(value) || names.has(value) || /^(?:\d{1,13}|[A-Z][A-Za-z]*Error)$/.test(value));

/** Whether the value under a name is an id of a thing, which can look like a number of a phone. */
export const isThingID = (name: string): boolean =>
  /^(?:id|cursor|(?:message|call|block|diagram|turn|handle|document|version|project|request|event)ID)$/.test(
    name,
  );

const kinds: readonly (readonly [SecretKind, RegExp])[] = [
  ['user', /(?:user|session|customer|contact)[-_]?id$/i],
  ['key', /(?:api|access|auth|refresh|session|private|secret)[-_]?(?:key|token)s?$|^token$/i],
  ['key', /passw(?:or)?d|secret|authorization|cookie|credential/i],
  ['mail', /^e?[-_]?mail(?:[-_]?address)?$/i],
  ['phone', /phone|^mobile|^tel$/i],
];

/** What stands under the name of a field, a header, or a parameter of a URL, where it is a secret. */
export const secretKindOf = (name: string): SecretKind | undefined =>
  kinds.find(([, pattern]) => pattern.test(name))?.[0];
