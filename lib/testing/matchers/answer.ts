import { describeEnd } from './describeEnd';
import type { Observed } from './observe';

/** What Jest and Vitest give a matcher as `this`, as far as it is read. */
export interface MatcherContext {
  /** Whether the matcher was called behind `.not`. */
  readonly isNot?: boolean;
}

/** What a matcher answers, as Jest and Vitest ask for it. */
export interface MatcherResult {
  /** Whether the expectation holds; behind `.not` it must be false. */
  readonly pass: boolean;
  /** What a failure says, in lines. */
  readonly message: () => string;
}

/** What was found of a turn. */
export interface Verdict {
  /** Whether it does what it should; `undefined` where nobody can tell, for it was still open. */
  readonly holds: boolean | undefined;
  /** What it should do, to be read after "does not": `say "Hello"`. */
  readonly claim: string;
  /** What it does, in lines; told when the test fails only. */
  readonly account: () => string;
}

/** Whether a turn was listened to for as long as it may be, and had not ended. */
export const isCutShort = ({ limit, timeline }: Observed): boolean =>
  limit !== undefined && (timeline.at(-1)?.notification.kind ?? 'N') === 'N';

const headlineOf = ({ claim, holds }: Verdict, observed: Observed): string => {
  if (holds === undefined) {
    return `The turn ${describeEnd(observed)}: nobody can tell whether it does ${claim}.`;
  }
  return holds ? `The turn must not ${claim}, but it does.` : `The turn does not ${claim}.`;
};

/**
 * Makes a verdict what a matcher answers. Where nobody can tell the test fails, with `.not` too.
 *
 * @param isNot - Whether it was asked with `.not`.
 */
export const answer = (
  observed: Observed | Promise<Observed>,
  isNot: boolean | undefined,
  judge: (observed: Observed) => Verdict,
): MatcherResult | Promise<MatcherResult> => {
  const resultOf = (seen: Observed): MatcherResult => {
    const verdict = judge(seen);
    return {
      pass: verdict.holds ?? isNot === true,
      message: () => `${headlineOf(verdict, seen)}\n\n${verdict.account()}`,
    };
  };
  return observed instanceof Promise ? observed.then(resultOf) : resultOf(observed);
};
