import { filter } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace, TraceType } from '../../protocol/Trace';

/** The types that {@link withoutDebug} leaves out by default. */
export type DebugTraceType = 'block' | 'debug' | 'flow' | 'knowledgeBase' | 'log' | 'path';

/** What {@link withoutDebug} leaves out. */
export interface WithoutDebugConfig<K extends TraceType = TraceType> {
  /** The types to leave out, in place of the default list. */
  readonly types?: readonly K[];
}

const debugTypes: readonly DebugTraceType[] = [
  'block',
  'debug',
  'flow',
  'knowledgeBase',
  'log',
  'path',
];

/**
 * Leaves out the traces that are not for people: how the agent came to its answer.
 *
 *     source   --b--t--d--c--p--|      t: text   c: choice   b, d, p: block, debug, path
 *              withoutDebug()
 *     result   -----t-----c-----|
 *
 * By default these are `block`, `debug`, `flow`, `knowledgeBase`, `log` and `path`. In one real
 * export they were 94 of 100 traces, and `debug` has carried e-mail addresses and whole prompts
 * (observed in transcripts): a server that answers the public puts this last in its pipe.
 *
 * Traces of a type that this library does not know are `custom` and pass.
 *
 * @example
 * ```ts
 * import { createClient, withoutDebug } from 'voiceflow-rx';
 * import { createHandler } from 'voiceflow-rx/server';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * export const handler = createHandler(
 *   ({ userID, action = null }) => interact({ userID, action }).pipe(withoutDebug()),
 *   { authorize: ({ request }) => request.headers.has('cookie') },
 * );
 * ```
 */
export const withoutDebug = <K extends TraceType = DebugTraceType>({
  types,
}: WithoutDebugConfig<K> = {}): (<T extends Trace>(
  source: Observable<T>,
) => Observable<Exclude<T, { readonly type: K }>>) => {
  const dropped = new Set<TraceType>(types ?? debugTypes);
  const passes = <T extends Trace>(trace: T): trace is Exclude<T, { readonly type: K }> =>
    !dropped.has(trace.type);
  return (source) => source.pipe(filter(passes));
};
