import type { ObservableNotification } from 'rxjs';
import { findDifference } from '../../equality/findDifference';
import type { Difference } from '../../equality/findDifference';
import type { Timeline } from '../../timeline/Timeline';

/** What was expected and what came at one time; one of them may be missing. */
export interface TimelineRow {
  readonly time: number;
  readonly expected: ObservableNotification<unknown> | undefined;
  readonly actual: ObservableNotification<unknown> | undefined;
  /** Where they are not the same. */
  readonly difference: Difference | undefined;
}

const compare = (
  expected: ObservableNotification<unknown> | undefined,
  actual: ObservableNotification<unknown> | undefined,
): Difference | undefined => {
  if (expected?.kind === 'N' && actual?.kind === 'N') {
    return findDifference(actual.value, expected.value);
  }
  if (expected?.kind === 'E' && actual?.kind === 'E') {
    return findDifference(actual.error, expected.error);
  }
  return findDifference(actual, expected);
};

/** Puts two timelines side by side, by time. They are the same where no row has a difference. */
export const alignTimelines = (
  expected: Timeline<unknown>,
  actual: Timeline<unknown>,
): readonly TimelineRow[] => {
  const rows: TimelineRow[] = [];
  let [atExpected, atActual] = [0, 0];
  for (;;) {
    const [one, other] = [expected[atExpected], actual[atActual]];
    const time = Math.min(one?.time ?? Infinity, other?.time ?? Infinity);
    if (time === Infinity) return rows;
    const wanted = one?.time === time ? one.notification : undefined;
    const came = other?.time === time ? other.notification : undefined;
    if (wanted !== undefined) atExpected += 1;
    if (came !== undefined) atActual += 1;
    rows.push({ time, expected: wanted, actual: came, difference: compare(wanted, came) });
  }
};
