import { trace } from '../../../lib';
import { filterSource } from '../../../lib/operators/select/filterSource';
import { runTraceMarbles } from '../../../lib/testing';

const said = (...source: readonly string[]) => ({ ...trace.text('hi'), source });

const traces = {
  n: trace.text('of nobody'),
  o: said(),
  f: said('flights'),
  t: said('travel', 'flights'),
  p: said('travel', 'planner', 'flights'),
  h: said('hotels'),
};

describe('filterSource', () => {
  it('lets pass what one agent and its parts said', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('                           -n-o-f-t-p-h-|', traces);
      const flights = '                               -----f-t-p---|';
      const travel = '                                -------t-p---|';

      expectObservable(source.pipe(filterSource('flights'))).toBe(flights, traces);
      expectObservable(source.pipe(filterSource('travel'))).toBe(travel, traces);
      expectSubscriptions(source.subscriptions).toBe(['^------------!', '^------------!']);
    });
  });

  it('takes several names for a path without a gap', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('-n-o-f-t-p-h-|', traces);

      expectObservable(source.pipe(filterSource('travel', 'flights'))).toBe(
        '-------t-----|',
        traces,
      );
      expectObservable(source.pipe(filterSource('planner', 'flights'))).toBe(
        '---------p---|',
        traces,
      );
      expectObservable(source.pipe(filterSource('flights', 'travel'))).toBe('-------------|');
    });
  });

  it('passes errors, silence and an early end', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(cold('-f-#', traces).pipe(filterSource('hotels'))).toBe('---#');
      expectObservable(cold('---|').pipe(filterSource('hotels'))).toBe('---|');
      const source = cold('-h-h-', traces);
      expectObservable(source.pipe(filterSource('hotels')), '--!').toBe('-h-', traces);
      expectSubscriptions(source.subscriptions).toBe('^-!');
    });
  });

  it('can be used twice', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const flights = filterSource('flights');
      expectObservable(cold('-h-f-|', traces).pipe(flights)).toBe('---f-|', traces);
      expectObservable(cold('-f-h-|', traces).pipe(flights)).toBe('-f---|', traces);
    });
  });
});
