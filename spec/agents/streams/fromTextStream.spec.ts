import { concat, defer, EMPTY, from, map, NEVER, of, take, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import {
  accumulateCompletions,
  AgentError,
  InvalidInputError,
  isUnexpectedError,
  trace,
} from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { fromTextStream } from '../../../lib/agents/streams/fromTextStream';
import type { TextStream } from '../../../lib/agents/streams/fromTextStream';
import { agentLaws, runTraceMarbles, spyOn } from '../../../lib/testing';
import { flush } from '../../support/flush';
import { untyped } from './support/untyped';
import { content, end } from '../../operators/support/completions';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
const start = trace.completionStart({ ai: true });
const told = [start, content('Hel'), content('lo'), end()];

async function* textsOf(...texts: readonly string[]): AsyncGenerator<string, void> {
  for (const text of texts) yield Promise.resolve(text);
}

const webStream = (...texts: readonly string[]): ReadableStream<string> =>
  new ReadableStream({
    start: (controller) => {
      texts.forEach((text) => controller.enqueue(text));
      controller.close();
    },
  });

const hear = async (agent: Agent) => {
  const spy = spyOn(agent(turn));
  await flush();
  return spy;
};

type Make = (...texts: readonly string[]) => TextStream | Promise<TextStream>;

describe.each<readonly [string, Make]>([
  ['an async iterable', textsOf],
  ['a ReadableStream', webStream],
  ['an Observable', (...texts) => from(texts)],
  ['a promise of an async iterable', async (...texts) => Promise.resolve(textsOf(...texts))],
  ['a promise of a ReadableStream', async (...texts) => Promise.resolve(webStream(...texts))],
  ['a promise of an Observable', async (...texts) => Promise.resolve(from(texts))],
])('%s', (_, make) => {
  it('is told as one completion', async () => {
    expect(await hear(fromTextStream(() => make('Hel', 'lo')))).toMatchObject({
      values: told,
      completed: true,
    });
  });

  it('says nothing where it has no words, and leaves empty texts out', async () => {
    expect(await hear(fromTextStream(() => make()))).toMatchObject({ values: [], completed: true });
    expect(await hear(fromTextStream(() => make('', '')))).toMatchObject({
      values: [],
      completed: true,
    });
    expect((await hear(fromTextStream(() => make('', 'Hel', '', 'lo', '')))).values).toEqual(told);
  });

  it('is opened at each subscription, and not before', async () => {
    const open = jest.fn(() => make('Hel', 'lo'));
    const turn$ = fromTextStream(open)(turn);
    expect(open).not.toHaveBeenCalled();

    const spies = [spyOn(turn$), spyOn(turn$)];
    await flush();
    expect(spies.map(({ values }) => values)).toEqual([told, told]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('is left in the middle', async () => {
    const spy = spyOn(fromTextStream(() => make('Hel', 'lo'))(turn).pipe(take(2)));
    await flush();

    expect(spy).toMatchObject({ values: told.slice(0, 2), completed: true });
  });

  describe('keeps the laws', () => {
    const texts = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? '' : String(index)));
    it.each(agentLaws(() => fromTextStream(() => make(...texts))))('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });
});

describe('fromTextStream', () => {
  it('tells each text as it comes', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a----b-c--|');
      const letters = { s: start, a: content('a'), b: content('b'), e: end() };
      const words: Observable<string> = source.pipe(
        map(({ payload }) => JSON.stringify(payload).replace(/.*content":"(.)".*/, '$1')),
        map((word) => (word === 'c' ? '' : word)),
      );

      expectObservable(fromTextStream(() => words)(turn)).toBe('-(sa)-b----(e|)', letters);
      expectSubscriptions(source.subscriptions).toBe('^----------!');
    });
  });

  it('gives `open` the turn', () => {
    const open = jest.fn((own: Turn) => of(own.userID));
    spyOn(fromTextStream(open)(turn));

    expect(open).toHaveBeenCalledWith(turn, expect.any(AbortSignal));
  });

  it('takes an async function* as it stands', async () => {
    const agent = fromTextStream(async function* ({ userID }) {
      yield 'Hello ';
      yield Promise.resolve(userID);
    });

    expect((await hear(agent)).values).toEqual([start, content('Hello '), content('ada'), end()]);
  });

  it('says of the start what it is told to', () => {
    const fields = { messageID: 'm1', sourceUrls: [{ url: 'https://a.example' }] };
    const agent = fromTextStream(() => of('a'), { start: fields });

    expect(spyOn(agent(turn)).values[0]).toEqual(trace.completionStart(fields));
  });

  it('is heard in the same task where an Observable is', () => {
    expect(spyOn(fromTextStream(() => of('Hel', 'lo'))(turn)).values).toEqual(told);
  });

  it('stays open as long as the stream does', async () => {
    const silent = await hear(fromTextStream(() => NEVER));
    const open = await hear(fromTextStream(() => concat(of('Hel'), NEVER)));

    expect(silent).toMatchObject({ values: [], completed: false });
    expect(open).toMatchObject({ values: told.slice(0, 2), completed: false });
  });
});

it('fromTextStream refuses a stream in the place of what opens one', () => {
  expect(() => fromTextStream(untyped(of('a')))).toThrow(InvalidInputError);
  expect(() => fromTextStream(untyped(of('a')))).toThrow('open must be a function');
});

describe('a failure', () => {
  const failure = new AgentError('no_model');
  async function* cut(): AsyncGenerator<string, void> {
    yield Promise.resolve('Hel');
    throw failure;
  }
  const cutStream = (): ReadableStream<string> => {
    const texts = ['Hel'];
    return new ReadableStream(
      {
        pull: (controller) => {
          const text = texts.pop();
          if (text === undefined) controller.error(failure);
          else controller.enqueue(text);
        },
      },
      { highWaterMark: 0 },
    );
  };
  const cutObservable = () =>
    concat(
      of('Hel'),
      throwError(() => failure),
    );

  it.each<readonly [string, () => TextStream]>([
    ['an async iterable', cut],
    ['a ReadableStream', cutStream],
    ['an Observable', cutObservable],
  ])('of %s lets stand what was said, and comes as it is', async (_, open) => {
    const { errors, values } = await hear(fromTextStream(open));

    expect(values).toEqual(told.slice(0, 2));
    expect(errors[0]).toBe(failure);
    const folded = spyOn(fromTextStream(open)(turn).pipe(accumulateCompletions({ emit: 'end' })));
    await flush();
    expect(folded.values).toEqual([trace.text('Hel', { ai: true, interrupted: true })]);
  });

  it.each<readonly [string, () => TextStream | Promise<TextStream>]>([
    [
      'throws',
      () => {
        throw failure;
      },
    ],
    ['rejects', async () => Promise.reject(failure)],
    ['fails at once', () => throwError(() => failure)],
    [
      'gives what cannot be iterated',
      () => ({
        [Symbol.asyncIterator]: () => {
          throw failure;
        },
      }),
    ],
  ])('is one of the stream where `open` %s', async (_, open) => {
    const { errors, values } = await hear(fromTextStream(open));

    expect(values).toEqual([]);
    expect(errors[0]).toBe(failure);
  });

  it('comes where the stream is locked', async () => {
    const stream = webStream('a');
    stream.getReader();

    expect((await hear(fromTextStream(() => stream))).errors).toMatchObject([
      { name: 'TypeError' },
    ]);
  });
});

describe('what is no text', () => {
  it.each<readonly [unknown, string]>([
    [{ text: 'secret' }, 'Object'],
    [['secret'], 'Array'],
    [new Uint8Array(3), 'Uint8Array'],
    [undefined, 'Undefined'],
    [null, 'Null'],
    [7, 'Number'],
    [Symbol('secret'), 'Symbol'],
  ])('is an error that says what it was: %p', async (value, kind) => {
    const { errors, values } = await hear(fromTextStream(() => untyped(of('Hel', value, 'lo'))));

    expect(values).toEqual(told.slice(0, 2));
    expect(errors.map(isUnexpectedError)).toEqual([true]);
    expect(errors).toMatchObject([
      { cause: { name: 'TypeError', message: `a text was to come, not ${kind}` } },
    ]);
  });

  it.each<readonly [unknown, string]>([
    ['Hello', 'String'],
    [['Hello'], 'Array'],
    [{}, 'Object'],
    [undefined, 'Undefined'],
    [null, 'Null'],
    [() => of('a'), 'Function'],
    [Promise.resolve('Hello'), 'String'],
    [Promise.resolve(null), 'Null'],
  ])('and what is no stream is likewise: %p', async (value, kind) => {
    const agent = fromTextStream(() => untyped(value));

    expect((await hear(agent)).errors).toMatchObject([
      { _tag: 'UnexpectedError', cause: { message: `a stream of texts was to come, not ${kind}` } },
    ]);
  });
});

describe('a stream of several kinds', () => {
  it('is read as a ReadableStream before it is iterated', async () => {
    const stream = Object.assign(webStream('Hel', 'lo'), {
      [Symbol.asyncIterator]: () => {
        throw new Error('not every browser can');
      },
    });

    expect((await hear(fromTextStream(() => stream))).values).toEqual(told);
  });

  it('is read before it is awaited', async () => {
    const stream = Object.assign(textsOf('Hel', 'lo'), {
      then: () => {
        throw new Error('this waits for the end');
      },
    });

    expect((await hear(fromTextStream(() => stream))).values).toEqual(told);
  });

  it('may be an Observable that can be iterated', () => {
    const stream = Object.assign(of('Hel', 'lo'), { [Symbol.asyncIterator]: textsOf });

    expect(spyOn(fromTextStream(() => stream)(turn)).values).toEqual(told);
  });

  it('is nothing where it is EMPTY, and deferred as it comes', () => {
    expect(spyOn(fromTextStream(() => EMPTY)(turn))).toMatchObject({ completed: true });
    expect(spyOn(fromTextStream(() => defer(() => of('Hel', 'lo')))(turn)).values).toEqual(told);
  });
});
