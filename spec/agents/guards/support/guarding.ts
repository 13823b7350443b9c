import { from } from 'rxjs';
import { accumulateCompletions } from '../../../../lib';
import type { Agent, Trace, Turn } from '../../../../lib';
import { guardOutput } from '../../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../../lib/agents/guards/GuardOutputConfig';
import { speakerKeyOf } from '../../../../lib/operators/support/speakerKeyOf';
import { spyOn } from '../../../../lib/testing';
import type { Spy } from '../../../../lib/testing';

/** A turn to ask an agent. */
export const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

/** An agent that says the same each time, at once. */
export const saying =
  (...traces: readonly Trace[]): Agent =>
  () =>
    from(traces);

/** What comes of traces that come at once. */
export const guarded = (traces: readonly Trace[], config: GuardOutputConfig): Spy<Trace> =>
  spyOn(guardOutput(saying(...traces), config)(turn));

/** The texts of all deltas, joined. */
export const deltasIn = (traces: readonly Trace[]): string =>
  traces
    .map((trace) => {
      if (trace.type === 'completion-continue') return trace.payload.completion;
      const isDelta = trace.type === 'completion' && trace.payload.state === 'content';
      return isDelta ? trace.payload.content : '';
    })
    .join('');

/** Each completion as a text, where it ended. */
export const foldedOf = (traces: readonly Trace[]): readonly Trace[] =>
  spyOn(from(traces).pipe(accumulateCompletions({ emit: 'end' }))).values;

/** What each speaker says, in its order. */
export const bySpeaker = (traces: readonly Trace[]): Readonly<Record<string, readonly Trace[]>> => {
  const said: Record<string, readonly Trace[]> = {};
  for (const trace of traces) {
    const key = speakerKeyOf(trace);
    said[key] = [...(said[key] ?? []), trace];
  }
  return said;
};

/** A text in deltas, cut at `cuts`. */
export const cutAt = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  return places.map((to, index) => text.slice(places[index - 1] ?? 0, to));
};
