import { asyncScheduler } from 'rxjs';
import { trace } from '../../../lib';
import { streamMessage } from '../../../lib/cli/agent/streamMessage';
import { runTraceMarbles } from '../../../lib/testing';

const values = {
  s: trace.completionStart(),
  a: trace.completionContent('Hello'),
  b: trace.completionContent(' Ada'),
  e: trace.completionEnd(),
};

describe('streamMessage', () => {
  it('thinks, then tells the message piece by piece', () => {
    runTraceMarbles(({ expectObservable }) => {
      const expected = '400ms s 54ms a 49ms (be|)';

      expectObservable(streamMessage('Hello Ada', asyncScheduler)).toBe(expected, values);
    });
  });

  it('takes from 35 to 60 ms for a piece', () => {
    runTraceMarbles(({ expectObservable }) => {
      const expected = '  400ms s 34ms a 59ms (be|)';
      const pieces = {
        a: trace.completionContent('I'),
        b: trace.completionContent('     understand'.slice(0, 11)),
      };

      expectObservable(streamMessage('I     unders', asyncScheduler)).toBe(expected, {
        ...values,
        ...pieces,
      });
    });
  });

  it('stops when it is unsubscribed', () => {
    runTraceMarbles(({ expectObservable }) => {
      const unsub = '   401ms ---!';
      const expected = '400ms s---';

      expectObservable(streamMessage('Hello Ada', asyncScheduler), unsub).toBe(expected, values);
    });
  });

  it('tells an empty message without content', () => {
    runTraceMarbles(({ expectObservable }) => {
      expectObservable(streamMessage('', asyncScheduler)).toBe('400ms (se|)', values);
    });
  });
});
