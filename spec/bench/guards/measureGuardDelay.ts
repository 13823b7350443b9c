import { concat, concatMap, defer, delay, from, of, VirtualTimeScheduler } from 'rxjs';
import { guardOutput, trace } from 'voiceflow-rx';
import type { Agent, GuardOutputConfig } from 'voiceflow-rx';

/** What is told, and how fast. */
export interface GuardDelayConfig {
  readonly words: number;
  /** What the message is made up from. */
  readonly seed: number;
  readonly tokensPerSecond: number;
}

/** How long the characters of a message waited between their arrival and being shown, in ms. */
export interface GuardDelay {
  readonly window: GuardOutputConfig['window'] | 'no guard';
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  /** How long the first character waited. */
  readonly first: number;
}

/** Numbers below 1, the same for the same seed. */
const createRandom = (seed: number) => {
  let state = seed;
  return (): number => {
    // A linear congruential generator: good enough to cut texts.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Sentences of 8 to 20 words of 2 to 9 letters, in tokens of 3 to 8 characters. */
const tokensOf = ({ seed, words }: GuardDelayConfig): readonly string[] => {
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  let text = '';
  let left = between(8, 20);
  for (let word = 0; word < words; word += 1) {
    const letters = 'a'.repeat(between(2, 9));
    const isFirst = text === '' || text.endsWith('. ');
    left -= 1;
    text += `${isFirst ? `A${letters.slice(1)}` : letters}${left === 0 ? '. ' : ' '}`;
    if (left === 0) left = between(8, 20);
  }
  const tokens: string[] = [];
  for (let at = 0; at < text.length; at += tokens.at(-1)?.length ?? 0) {
    tokens.push(text.slice(at, at + between(3, 8)));
  }
  return tokens;
};

const measureWindow = (
  window: GuardDelay['window'],
  tokens: readonly string[],
  gap: number,
): GuardDelay => {
  const scheduler = new VirtualTimeScheduler();
  const arrivals: number[] = [];
  const waits: number[] = [];
  const tell = (token: string) =>
    of(token).pipe(
      delay(gap, scheduler),
      concatMap(() =>
        defer(() => {
          arrivals.push(...Array.from(token, () => scheduler.frame));
          return of(trace.completionContent(token));
        }),
      ),
    );
  const agent: Agent = () =>
    concat(
      of(trace.completionStart()),
      from(tokens).pipe(concatMap(tell)),
      of(trace.completionEnd()),
    );
  const guarded =
    window === 'no guard'
      ? agent
      : guardOutput(agent, { window, check: () => true, onViolation: 'stop' });

  guarded({ projectID: 'bench', userID: 'ada', completionEvents: true }).subscribe(
    ({ payload, type }) => {
      if (type !== 'completion' || payload.state !== 'content') return;
      const arrived = arrivals.slice(waits.length, waits.length + payload.content.length);
      waits.push(...arrived.map((time) => scheduler.frame - time));
    },
  );
  scheduler.flush();

  if (waits.length !== tokens.join('').length) throw new Error('Not all was shown');
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { window, median: at(0.5), p95: at(0.95), max: at(1), first: waits[0] ?? NaN };
};

/**
 * Measures how long the text of a message waits in `guardOutput`, in virtual time: it is the same on
 * every machine.
 */
export const measureGuardDelay = ({
  seed,
  tokensPerSecond,
  words,
}: GuardDelayConfig): readonly GuardDelay[] => {
  const tokens = tokensOf({ words, seed, tokensPerSecond });
  const windows = ['no guard', 40, 200, 'sentence', 'message'] as const;
  return windows.map((window) => measureWindow(window, tokens, 1_000 / tokensPerSecond));
};
