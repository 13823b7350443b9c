import { redactJson } from '../../protocol/redactJson';
import { isRecord } from '../isRecord';
import { isClean } from './isClean';

const mark = '[redacted]';

/** A part of a secret that is shorter than this gives nothing away. */
const minPart = 4;

/** Deep enough for the causes that HTTP clients nest. */
const maxDepth = 8;

/** The secrets of the latest requests: a turn may be gone on with for ever, each time with another. */
const maxSecrets = 64;

/** Keeps secrets out of what is shown. */
export interface Redactor {
  /** Has one secret more from now on: the value of an `Authorization`, whose scheme is none. */
  readonly learn: (authorization: string | null | undefined) => void;
  /** `text` with the secrets blanked out, also where they are escaped for JSON or for a URL. */
  readonly text: (text: string) => string;
  /** The same for a text that may have been cut: a part of a secret at its end goes too. */
  readonly excerpt: (text: string) => string;
  /** A value of JSON with all its texts blanked out, the names of its fields too. */
  readonly json: (value: unknown) => unknown;
  /**
   * `cause` itself where the secret is certainly nowhere in it. Else an Error with its name,
   * message, stack, code and causes, blanked out.
   */
  readonly cause: (cause: unknown) => unknown;
}

const copy = (cause: unknown, text: Redactor['text'], depth: number): unknown => {
  if (!isRecord(cause)) return text(String(cause));
  const { name, message, stack, code, errors } = cause;
  const next = (inner: unknown) => copy(inner, text, depth + 1);
  const inner = depth < maxDepth && 'cause' in cause ? { cause: next(cause['cause']) } : {};
  const clean = new Error(text(typeof message === 'string' ? message : ''), inner);
  clean.name = text(typeof name === 'string' ? name : 'Error');
  clean.stack = text(typeof stack === 'string' ? stack : `${clean.name}: ${clean.message}`);
  return Object.assign(
    clean,
    typeof code === 'string' ? { code: text(code) } : {},
    depth < maxDepth && Array.isArray(errors) ? { errors: errors.map(next) } : {},
  );
};

/**
 * Makes a {@link Redactor}; as long as it knows no secret it changes nothing.
 *
 * @param secret - The first to know.
 */
export const createRedactor = (secret?: string): Redactor => {
  let secrets: readonly string[] = [];
  /** Made when they are asked for, which is when something has failed. */
  let forms: readonly string[] | undefined;

  const learn: Redactor['learn'] = (value) => {
    const next = value?.replace(/^\S+ +/, '') ?? '';
    if (next === '' || next === secrets[0]) return;
    secrets = [next, ...secrets.filter((known) => known !== next)].slice(0, maxSecrets);
    forms = undefined;
  };

  const formsOf = () =>
    (forms ??= secrets
      .flatMap((known) => [known, JSON.stringify(known).slice(1, -1), encodeURIComponent(known)])
      // One may begin another: the shorter would leave the rest of the longer.
      .sort((a, b) => b.length - a.length));

  const text = (value: string) =>
    formsOf().reduce((rest, form) => rest.replaceAll(form, mark), value);
  learn(secret);
  return {
    learn,
    text,
    excerpt: (value) => {
      const clean = text(value);
      let part = minPart - 1;
      for (const known of secrets) {
        for (let length = known.length - 1; length > part; length -= 1) {
          if (clean.endsWith(known.slice(0, length))) part = length;
        }
      }
      return part < minPart ? clean : clean.slice(0, -part) + mark;
    },
    json: (value) => (secrets.length === 0 ? value : redactJson(value, text)),
    cause: (cause) => {
      if (secrets.length === 0) return cause;
      try {
        if (isClean(cause, (value) => formsOf().some((form) => value.includes(form)))) return cause;
        return copy(cause, text, 0);
      } catch {
        // A getter that throws: what cannot be read cannot be cleaned, so nothing of it is shown.
        return new Error('The cause could not be read');
      }
    },
  };
};
