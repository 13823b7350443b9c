import { isClean } from './isClean';

const mark = '[redacted]';

/** A part of a secret that is shorter than this gives nothing away. */
const minPart = 4;

/** Deep enough for the causes that HTTP clients nest. */
const maxDepth = 8;

/** Deep enough for any trace, and far from what a stack holds. */
const maxJsonDepth = 100;

/** Keeps a secret out of what is shown. */
export interface Redactor {
  /** `text` with the secret blanked out, also where it is escaped for JSON or for a URL. */
  readonly text: (text: string) => string;
  /** The same for a text that may have been cut: a part of the secret at its end goes too. */
  readonly excerpt: (text: string) => string;
  /** A value of JSON with all its texts blanked out, the names of its fields too. */
  readonly json: (value: unknown) => unknown;
  /**
   * `cause` itself where the secret is certainly nowhere in it. Else an Error with its name,
   * message, stack, code and causes, blanked out.
   */
  readonly cause: (cause: unknown) => unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

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

const copyJson = (value: unknown, text: Redactor['text'], depth: number): unknown => {
  if (typeof value === 'string') return text(value);
  if (!isRecord(value)) return value;
  if (depth > maxJsonDepth) return mark;
  if (Array.isArray(value)) return value.map((item) => copyJson(item, text, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [text(name), copyJson(field, text, depth + 1)]),
  );
};

/** Makes a {@link Redactor} of one secret; without a secret it changes nothing. */
export const createRedactor = (secret: string | undefined): Redactor => {
  if (secret === undefined || secret === '') {
    const same = <T>(shown: T): T => shown;
    return { text: same, excerpt: same, json: same, cause: same };
  }
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  const text = (value: string) => forms.reduce((rest, form) => rest.replaceAll(form, mark), value);
  return {
    text,
    excerpt: (value) => {
      const clean = text(value);
      for (let length = secret.length - 1; length >= minPart; length -= 1) {
        if (clean.endsWith(secret.slice(0, length))) return clean.slice(0, -length) + mark;
      }
      return clean;
    },
    json: (value) => copyJson(value, text, 0),
    cause: (cause) => {
      try {
        if (isClean(cause, (value) => forms.some((form) => value.includes(form)))) return cause;
        return copy(cause, text, 0);
      } catch {
        // A getter that throws: what cannot be read cannot be cleaned, so nothing of it is shown.
        return new Error('The cause could not be read');
      }
    },
  };
};
