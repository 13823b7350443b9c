import type { ByteRecording } from '../Recording';
import type { SecretKind } from './createStandIns';
import type { KnownSecret } from './findSecrets';
import { secretKindOf } from './names';
import { decodePercents } from './View';

/** Whether a header of a response is not recorded at all. */
export const isDropped = (name: string): boolean => /^(?:set-cookie2?|cookie)$/.test(name);

/** Whether nothing of the value of a header is recorded. */
export const isSecretHeader = (name: string): boolean =>
  /auth|cookie|token|secret|session|passw|api-?key|^x-.*key$/.test(name);

/** Whether the value of a header tells how to read a message, and is never anybody's. */
export const isPlainHeader = (name: string): boolean =>
  /^(?:accept|cache-control|connection|content-(?:encoding|length|type)|date|retry-after|transfer-encoding|vary|x-accel-buffering)$/.test(
    name,
  );

const secretsOfHeader = ([name, value]: readonly [string, string]): readonly KnownSecret[] => {
  const kind = isSecretHeader(name) ? 'key' : secretKindOf(name);
  if (kind === undefined) return [];
  // The value, and what stands behind a scheme or the name of a cookie.
  const cookies = isDropped(name)
    ? value.split(/;\s*/).map((pair) => pair.replace(/^[^=]*=/, ''))
    : [];
  const values = [value, value.replace(/^\S+\s+/, ''), ...cookies];
  // A cookie such as `Secure` is no secret.
  return values.filter((text) => text.length >= 4).map((text) => ({ kind, value: text }));
};

const decoded = (text: string): string => decodePercents(text) ?? text;

const secretsOfURL = (url: string): readonly KnownSecret[] => {
  const [address = '', query = ''] = url.split(/[?#]/, 2);
  const user = /\/user\/([^/?#]+)/.exec(address)?.[1];
  const login = /^[a-z]+:\/\/([^/@]*)@/i.exec(address)?.[1]?.split(':') ?? [];
  const known = (kind: SecretKind, value: string): KnownSecret => ({ kind, value: decoded(value) });
  return [
    ...(user === undefined ? [] : [known('user', user)]),
    ...login.map((part) => known('key', part)),
    ...query.split('&').flatMap((pair) => {
      const [name = '', ...value] = pair.split('=');
      const kind =
        secretKindOf(decoded(name)) ?? (/^(?:api_?)?key$/i.test(name) ? 'key' : undefined);
      return kind === undefined ? [] : [known(kind, value.join('='))];
    }),
  ];
};

/** A user, as somebody may write it elsewhere: in another case, or in a form. */
const writingsOf = ({ kind, value }: KnownSecret): readonly KnownSecret[] =>
  kind === 'user'
    ? [value, value.toLowerCase(), value.toUpperCase(), value.replaceAll(' ', '+')].map((text) => ({
        kind,
        value: text,
      }))
    : [{ kind, value }];

/** What the address and the headers of a recorded request tell of secrets. */
export const knownSecretsOf = ({ request, response }: ByteRecording): readonly KnownSecret[] =>
  [
    ...[request.headers, response?.headers ?? {}].flatMap((headers) =>
      Object.entries(headers).flatMap(secretsOfHeader),
    ),
    ...secretsOfURL(request.url),
  ]
    .filter(({ value }) => value !== '')
    .flatMap(writingsOf);
