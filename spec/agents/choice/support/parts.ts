import { of } from 'rxjs';
import { action, trace } from '../../../../lib';
import type { Agent, Trace, Turn } from '../../../../lib';

/** A turn of ada, who says something. */
export const turn: Turn = {
  projectID: 'p1',
  userID: 'ada',
  action: action.text('Hi'),
  completionEvents: true,
};

/** A trace under a name. */
export const from = <T extends Trace>(name: string, said: T): T => ({ ...said, source: [name] });

/** An agent that says one text. */
export const says =
  (text: string): Agent =>
  () =>
    of(trace.text(text));

/** What is said, and by whom, for comparing at a glance. */
export const told = (traces: readonly Trace[]): readonly string[] =>
  traces.map((one) => {
    const words =
      one.type === 'text' ? one.payload.message : one.type === 'custom' ? one.name : one.type;
    return [...(one.source ?? []), words].join(': ');
  });
