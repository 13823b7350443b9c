import type { TestScheduler } from 'rxjs/testing';
import { deepFreeze } from '../equality/deepFreeze';
import type { Timeline } from '../timeline/Timeline';
import type { MakeMarbleObservable, MarbleObservable } from './TraceMarbleHelpers';
import { toTimeline } from './toTimeline';

/** The makers of sources that run on `scheduler`. */
export const createSources = (
  scheduler: TestScheduler,
): { readonly cold: MakeMarbleObservable; readonly hot: MakeMarbleObservable } => {
  const maker = (make: 'createColdObservable' | 'createHotObservable'): MakeMarbleObservable => {
    function source<T>(
      diagram: string | Timeline<T>,
      legend?: Readonly<Record<string, T>>,
      error?: unknown,
    ): MarbleObservable<T> {
      const observable = scheduler[make]<T>('');
      observable.messages = deepFreeze(toTimeline(diagram, legend, error)).map(
        ({ time, notification }) => ({ frame: time, notification }),
      );
      return observable;
    }
    return source;
  };
  return { cold: maker('createColdObservable'), hot: maker('createHotObservable') };
};
