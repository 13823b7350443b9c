import type { RecordedHead, RecordedRequest } from '../Recording';

/** What curl printed, told apart. */
export interface Transcript {
  readonly request: RecordedRequest;
  readonly response: Omit<RecordedHead, 'time'>;
  readonly body: string;
  /** What curl says of a transfer that failed: `curl: (18) transfer closed…`. */
  readonly failure?: string;
  /** Whether a head was there. */
  readonly hasHead: boolean;
}

type Headers = Readonly<Record<string, string>>;

const headersOf = (text: string): Headers =>
  Object.fromEntries(
    Array.from(text.matchAll(/^([\w-]+): *(.*?)\r?$/gm), ([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  );

/** The lines that `curl -v` marks, without the mark. */
const marked = (text: string, mark: string): string =>
  Array.from(text.matchAll(new RegExp(`^${mark} (.*)$`, 'gm')), ([, line = '']) => line).join('\n');

const statusPattern = /^HTTP\/[\d.]+ (\d{3})/;

/** The last head: a `100 Continue` or a redirect may stand before it. */
const lastHead = (text: string): string => text.split(/(?=^HTTP\/[\d.]+ \d{3})/m).at(-1) ?? '';

const noise = [
  /^\s+% Total .*$/,
  /^\s+Dload\s+Upload .*$/,
  /^\s*\d+ +[\d.kMG]+ +.*(?:--:--:--|\d+:\d\d:\d\d).*$/,
];

const verboseNoise = [/^[*<>](?: .*)?\r?$/, /^[{}] \[\d+ bytes data\]\r?$/];

/** Cuts off what `patterns` match, line ends and all. */
const withoutLines = (text: string, patterns: readonly RegExp[]): string =>
  (text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
    .filter((line) => !patterns.some((pattern) => pattern.test(line.replace(/\n$/, ''))))
    .join('');

/** Takes the command off, where the transcript begins with it. */
const cutCommand = (text: string): readonly [command: string, rest: string] => {
  if (!/^\s*(?:[$#%>] )?curl /.test(text)) return ['', text];
  const at = text.search(/^(?:(?:event|id|data|retry) ?:|:|HTTP\/|[*<>] )/m);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
};

const requestOf = (command: string, sent: string): RecordedRequest => {
  const [, method = 'POST', path = ''] = /^([A-Z]+) (\S+) HTTP\//.exec(sent) ?? [];
  const headers = headersOf(sent);
  const given = Array.from(
    command.matchAll(/(?:-H|--header) *(["'])([\w-]+): *(.*?)\1/g),
    ([, , name = '', value = '']) => [name.toLowerCase(), value] as const,
  );
  const url = /https?:\/\/[^\s'"]+/.exec(command)?.[0];
  return {
    method,
    url: url ?? (path === '' ? '' : `https://${headers['host'] ?? 'unknown'}${path}`),
    headers: { ...Object.fromEntries(given), ...headers },
  };
};

/** Tells apart what curl printed, in characters of one byte each. */
export const readTranscript = (text: string): Transcript => {
  const [command, printed] = cutCommand(text);
  const isVerbose = /^> [A-Z]+ \S+ HTTP\//m.test(printed);
  const [, failure] = /^(curl: \(\d+\) .*?)\r?$/m.exec(printed) ?? [];
  let body = withoutLines(printed, [
    ...noise,
    /^curl: \(\d+\) .*$/,
    ...(isVerbose ? verboseNoise : []),
  ]);
  let head = isVerbose ? lastHead(marked(printed, '<')) : '';
  for (;;) {
    const [found] = /^HTTP\/[\d.]+ \d{3}[^]*?(?:\r?\n\r?\n|$)/.exec(body) ?? [];
    if (found === undefined) break;
    head = found;
    body = body.slice(found.length);
  }
  const [, status] = statusPattern.exec(head) ?? [];
  return {
    request: requestOf(command, isVerbose ? marked(printed, '>') : ''),
    response: {
      status: Number(status ?? 200),
      headers: status === undefined ? { 'content-type': 'text/event-stream' } : headersOf(head),
    },
    body,
    hasHead: status !== undefined,
    ...(failure === undefined ? {} : { failure }),
  };
};
