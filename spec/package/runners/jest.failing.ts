import { runTraceMarbles } from 'voiceflow-rx/testing';

it('says "ho"', () => {
  runTraceMarbles(({ cold, expectObservable }) => {
    const turn = cold('          -[-h-i-]-|');
    expectObservable(turn).toBe('-[-h-o-]-|');
  });
});
