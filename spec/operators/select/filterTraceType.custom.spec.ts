import * as t from 'io-ts';
import { map } from 'rxjs';
import { DecodeError, filterTraceType, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';

const PayCreditCard = t.type({ amount: t.number, currency: t.string });
const name = 'Pay Credit Card';

const traces = {
  p: trace.custom(name, { amount: 12, currency: 'EUR', more: true }),
  q: trace.custom(name, { amount: 7, currency: 'GBP' }),
  b: trace.custom(name, { amount: '12', currency: 'EUR' }),
  n: trace.custom(name),
  o: trace.custom('Pay Cash', { amount: 12, currency: 'EUR' }),
  t: trace.text('Hello'),
};

/** A name that the compiler does not know. */
const typeOf = ({ type }: Trace): string => type;

const badAmount = new DecodeError([{ path: 'payload.amount', expected: 'number', actual: '12' }], {
  amount: '12',
  currency: 'EUR',
});

const noPayload = new DecodeError(
  [{ path: 'payload', expected: 'an object', actual: undefined }],
  undefined,
);

describe('filterTraceType of a custom trace', () => {
  it('lets the traces of that name pass, as they are', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-p-o-q-|', traces);
      const sourceSub = '   ^--------!';
      const expected = '    ---p---q-|';

      expectObservable(source.pipe(filterTraceType(name, PayCreditCard))).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('fails with the paths in the payload, where it does not fit', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -p-b-q-|', traces);
      const sourceSub = '   ^--!    ';
      const expected = '    -p-#    ';

      const result = source.pipe(filterTraceType(name, PayCreditCard));
      expectObservable(result).toBe(expected, traces, badAmount);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('fails where there is no payload', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -n-|', traces);
      const expected = '    -#  ';

      const result = source.pipe(filterTraceType(name, PayCreditCard));
      expectObservable(result).toBe(expected, undefined, noPayload);
    });
  });

  it('gives what does not fit to onMismatch, and leaves it out', () => {
    runTraceMarbles(({ cold, expectObservable, flush }) => {
      const source = cold(' -p-b-o-n-q-|', traces);
      const expected = '    -p-------q-|';

      const issues: (readonly string[])[] = [];
      const onMismatch = (error: DecodeError) => {
        issues.push(error.issues.map(({ path }) => path));
      };
      const result = source.pipe(filterTraceType(name, PayCreditCard, { onMismatch }));
      expectObservable(result).toBe(expected, traces);
      flush();
      expect(issues).toEqual([['payload.amount'], ['payload']]);
    });
  });

  it('fails with what onMismatch throws', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-b-q-|', traces);
      const expected = '    -p-#    ';
      const failure = new RangeError('too many');

      const onMismatch = () => {
        throw failure;
      };
      const result = source.pipe(filterTraceType(name, PayCreditCard, { onMismatch }));
      expectObservable(result).toBe(expected, traces, failure);
    });
  });

  it('fails with what a codec throws', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-|', traces);
      const expected = '    -#  ';
      const failure = new RangeError('no such object');

      const throws = (value: unknown): value is string => {
        throw new RangeError(`no such ${typeof value}`);
      };
      const codec = new t.Type('currency', throws, t.success, t.identity);
      const result = source.pipe(filterTraceType(name, codec));
      expectObservable(result).toBe(expected, undefined, failure);
    });
  });

  it('transforms nothing, whatever the codec could make of it', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-|', traces);
      const expected = '    -p-|';

      const strict = t.strict({ amount: t.number });
      expectObservable(source.pipe(filterTraceType(name, strict))).toBe(expected, traces);
    });
  });

  it('takes a payload of any kind that its codec knows', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const links = { u: trace.custom('link', 'https://example.com'), n: trace.custom('link') };
      const source = cold(' -u-n-|', links);
      const expected = '    -u-n-|';

      const codec = t.union([t.string, t.undefined]);
      expectObservable(source.pipe(filterTraceType('link', codec))).toBe(expected, links);
    });
  });

  it('never takes a trace of a known type for a custom one', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-|', traces);
      const expected = '    ---|';

      expectObservable(source.pipe(filterTraceType(typeOf(traces.t), t.unknown))).toBe(expected);
    });
  });

  it('passes what earlier operators added', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-t-|', traces);
      const expected = '    -p---|';

      const stamped = source.pipe(
        map((value) => ({ ...value, at: 1 })),
        filterTraceType(name, PayCreditCard),
      );
      expectObservable(stamped).toBe(expected, { p: { ...traces.p, at: 1 } });
    });
  });

  it('completes with a source that has none', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-o-|', traces);
      const expected = '    -----|';

      expectObservable(source.pipe(filterTraceType(name, PayCreditCard))).toBe(expected);
    });
  });

  it('passes an error on at once', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-#', traces, badAmount);
      const expected = '    -p-#';

      const result = source.pipe(filterTraceType(name, PayCreditCard));
      expectObservable(result).toBe(expected, traces, badAmount);
    });
  });

  it('unsubscribes from its source when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -p-b-|', traces);
      const unsub = '       ^-!   ';
      const expected = '    -p-   ';

      const result = source.pipe(filterTraceType(name, PayCreditCard));
      expectObservable(result, unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('is used twice, and its result subscribed to twice', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -p-b-|   ', traces);
      const second = '      --^      ';
      const expected = '    -p-#     ';
      const later = '       ---p-#   ';

      const payments = filterTraceType(name, PayCreditCard);
      const result = source.pipe(payments, payments);
      expectObservable(result).toBe(expected, traces, badAmount);
      expectObservable(result, second).toBe(later, traces, badAmount);
    });
  });
});
