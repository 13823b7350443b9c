import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';

/** The member of `T` with the type `K`. */
type MemberOf<T, K> = T extends { readonly type: K } ? T : never;

/** One handler for each type of trace that `T` has. */
export type TraceHandlers<T extends Trace> = {
  readonly [K in T['type']]: (trace: MemberOf<T, K>) => unknown;
};

/** Handlers for some types of trace, and `otherwise` for the rest. */
export type SomeTraceHandlers<T extends Trace> = Partial<TraceHandlers<T>> & {
  /** Is given every trace whose type has no handler. */
  readonly otherwise: (trace: T) => unknown;
};

/** What the handlers of `H` answer. */
export type HandlersAnswer<H> = {
  [K in keyof H]: H[K] extends (...args: never[]) => infer R ? R : never;
}[keyof H];

/** Refuses the handlers of `H` for what is not in `Names`. */
type Only<H, Names> = Readonly<Record<Exclude<keyof H, Names>, never>>;

type Handler = (trace: Trace) => unknown;

/**
 * Makes one value of a trace, by its type: a function for `map`.
 *
 *     source   --t--c--d--t--|      t: text "Hi"   c: choice   d: debug
 *              map(foldTrace({ text: ({ payload }) => payload.message, otherwise: () => '' }))
 *     result   --H--e--e--H--|      H: 'Hi'   e: ''
 *
 * Each handler is given its own kind of trace, with what earlier operators added. A handler for a
 * type that there is not does not compile.
 *
 * @param handlers - Some of them, by type, and `otherwise` for all others. What one throws is
 *   thrown, and `map` errors with it.
 *
 * @example
 * ```ts
 * import { map } from 'rxjs';
 * import { createClient, foldTrace } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * interact({ userID: 'ada' })
 *   .pipe(
 *     map(
 *       foldTrace({
 *         text: ({ payload }) => payload.message,
 *         choice: ({ payload }) => (payload.buttons ?? []).map(({ name }) => name).join(' / '),
 *         otherwise: () => undefined,
 *       }),
 *     ),
 *   )
 *   .subscribe(console.log);
 * ```
 */
export function foldTrace<T extends Trace, H extends SomeTraceHandlers<T>>(
  handlers: H & Only<H, T['type'] | 'otherwise'>,
): (trace: T) => HandlersAnswer<H>;

/**
 * Makes one value of a trace, by its type: a function for `map`.
 *
 * Without `otherwise` a handler that is missing does not compile.
 *
 * @param handlers - One for each type that the traces have.
 *
 * @example
 * ```ts
 * import { map } from 'rxjs';
 * import { createClient, filterTraceType, foldTrace } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * interact({ userID: 'ada' })
 *   .pipe(
 *     filterTraceType('text', 'visual'),
 *     map(
 *       foldTrace({
 *         text: ({ payload }) => payload.message,
 *         visual: ({ payload }) => payload.image ?? '(no image)',
 *       }),
 *     ),
 *   )
 *   .subscribe((line) => console.log(line.length));
 * ```
 */
export function foldTrace<T extends Trace, H extends TraceHandlers<T>>(
  handlers: H & Only<H, T['type']>,
): (trace: T) => HandlersAnswer<H>;

export function foldTrace(
  handlers: Readonly<Record<string, Handler | undefined>>,
): (trace: Trace) => unknown {
  const byType = new Map(Object.entries(handlers));
  const otherwise = byType.get('otherwise');
  return (trace) => {
    const handle = byType.get(trace.type) ?? otherwise;
    if (handle !== undefined) return handle(trace);
    throw new InvalidInputError('handlers', `must have one for traces of the type ${trace.type}`);
  };
}
