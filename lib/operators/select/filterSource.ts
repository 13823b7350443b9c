import { filter } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace } from '../../protocol/Trace';

/**
 * Lets pass what one of the named agents said, where agents are composed.
 *
 * `source` is a path, outermost first. `filterSource('flights')` lets pass what has `'flights'`
 * anywhere in it: what that agent said and what its parts said. Several names stand for a path, in
 * their order and without a gap: `filterSource('travel', 'flights')` does not let pass what
 * `['flights']` or `['travel', 'planner', 'flights']` said.
 *
 *     source   --a--b--c--|      a: source ['planner']   b: source ['travel', 'planner']   c: none
 *              filterSource('planner')
 *     result   --a--b-----|
 *
 * @param path - One name, or several that follow each other in the path.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { filterSource, labelled, mergeAgents, trace } from 'voiceflow-rx';
 *
 * const travel = mergeAgents({
 *   flights: () => of(trace.text('To London at nine.')),
 *   hotels: () => of(trace.text('The Ritz has a room.')),
 * });
 * labelled('travel', travel)({ projectID: 'p1', userID: 'ada', completionEvents: true })
 *   .pipe(filterSource('hotels'))
 *   .subscribe(({ source }) => console.log(source)); // ['travel', 'hotels']
 * ```
 */
export const filterSource = (
  ...path: readonly [string, ...string[]]
): (<T extends Trace>(source: Observable<T>) => Observable<T>) => {
  const isIn = (names: readonly string[]): boolean =>
    names.some((_, at) => path.every((name, index) => names[at + index] === name));
  return (source) => source.pipe(filter((trace) => isIn(trace.source ?? [])));
};
