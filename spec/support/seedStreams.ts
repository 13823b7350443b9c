/** One event of a turn: its name, its id, and its data where it has any. */
type SeedEvent = readonly [event: 'trace' | 'end', id: number, data?: object];

/** A stream of Voiceflow's announcement of the endpoint, and what it says. */
export interface SeedStream {
  readonly name: string;
  /** The traces, in their order. */
  readonly traces: readonly object[];
  /** The events, the end last. */
  readonly events: readonly SeedEvent[];
}

/** The example response of the announcement, payload for payload. */
const booking: readonly object[] = [
  { type: 'text', payload: { message: 'Give me a moment...' }, time: 1725899197143 },
  {
    type: 'debug',
    payload: { type: 'api', message: 'API call successfully triggered' },
    time: 1725899197146,
  },
  {
    type: 'text',
    payload: {
      message: 'Got it, your flight is booked for June 2nd, from London to Sydney.',
    },
    time: 1725899197148,
  },
];

/**
 * Its example with `completion_events=true`. The announcement leaves out the events 3 to 5, with
 * "additional content events": those three are ours.
 */
const welcome: readonly object[] = [
  { type: 'completion', payload: { state: 'start' }, time: 1725899197143 },
  {
    type: 'completion',
    payload: {
      state: 'content',
      content: 'Welcome to our service. How can I help you today? Perh',
    },
    time: 1725899197144,
  },
  {
    type: 'completion',
    payload: { state: 'content', content: 'aps a flight' },
    time: 1725899197145,
  },
  {
    type: 'completion',
    payload: { state: 'content', content: ' à São Paulo ✈' },
    time: 1725899197146,
  },
  { type: 'completion', payload: { state: 'content', content: '?' }, time: 1725899197147 },
  { type: 'completion', payload: { state: 'end' }, time: 1725899197148 },
];

const stream = (name: string, traces: readonly object[]): SeedStream => ({
  name,
  traces,
  events: [
    ...traces.map((trace, index): SeedEvent => ['trace', index + 1, trace]),
    ['end', traces.length + 1],
  ],
});

/** Both example streams of the announcement. */
export const seedStreams: readonly SeedStream[] = [
  stream('the booking of a flight', booking),
  stream('a streamed completion', welcome),
];

/** How {@link encodeSeed} writes a stream. */
export interface SeedForm {
  readonly lineEnd: '\n' | '\r\n';
  /** `'absent'`: the end has no frame at all, as where the connection is cut. */
  readonly end: 'with data' | 'without data' | 'absent';
}

/** Every form in which a whole stream comes. */
export const seedForms: readonly SeedForm[] = (['\n', '\r\n'] as const).flatMap((lineEnd) =>
  (['with data', 'without data'] as const).map((end) => ({ lineEnd, end })),
);

/** The bytes of a stream as they stand on the wire: a bare line end first, as the service does. */
export const encodeSeed = ({ events }: SeedStream, { lineEnd, end }: SeedForm): Uint8Array => {
  const blocks = events
    .filter(([event]) => event !== 'end' || end !== 'absent')
    .map(([event, id, data]) => [
      `event: ${event}`,
      `id: ${id}`,
      ...(data === undefined ? [] : [`data: ${JSON.stringify(data)}`]),
      ...(event === 'end' && end === 'with data' ? ['data: {}'] : []),
      '',
    ]);
  return new TextEncoder().encode(['', ...blocks.flat(), ''].join(lineEnd));
};
