import { take } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { fromTextStream } from '../../../lib/agents/streams/fromTextStream';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { streamTextOf } from './support/aiSdk';
import type { TextStreamPart } from './support/aiSdk';
import { openAI } from './support/openAI';
import type { ChatChunk, OpenAILog } from './support/openAI';

const turn: Turn = {
  projectID: 'p1',
  userID: 'ada',
  completionEvents: true,
  action: action.text('Where to?'),
};

const told = [
  trace.completionStart({ ai: true }),
  trace.completionContent('To '),
  trace.completionContent('Rome.'),
  trace.completionEnd(),
];

const hear = async (agent: Agent, count = Infinity) => {
  const spy = spyOn(agent(turn).pipe(take(count)));
  await flush();
  return spy;
};

const wordsOf = ({ action: said }: Turn) => (said?.type === 'text' ? said.payload : 'Hello');

describe('a model of OpenAI', () => {
  expectNoUnhandledRejection();

  const chunk = (content?: string | null): ChatChunk => ({
    choices: [{ delta: content === undefined ? {} : { content } }],
  });
  async function* chunks(): AsyncGenerator<ChatChunk, void> {
    for (const one of [chunk(''), chunk('To '), chunk(null), chunk('Rome.'), chunk()]) {
      yield Promise.resolve(one);
    }
    yield { choices: [] };
  }
  const modelOf = (client: ReturnType<typeof openAI>) =>
    fromTextStream(async function* (own, signal) {
      const stream = await client.chat.completions.create(
        {
          model: 'a-model',
          messages: [{ role: 'user', content: wordsOf(own) }],
          stream: true,
        },
        { signal },
      );
      for await (const { choices } of stream) yield choices[0]?.delta.content ?? '';
    });

  it('says its deltas', async () => {
    const log: OpenAILog = { signals: [] };

    expect(await hear(modelOf(openAI(chunks, log)))).toMatchObject({
      values: told,
      completed: true,
    });
    expect(log.signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('is stopped where the turn is left', async () => {
    const log: OpenAILog = { signals: [] };

    expect(await hear(modelOf(openAI(chunks, log)), 2)).toMatchObject({ values: told.slice(0, 2) });
    expect(log.signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is stopped by its own controller, which is no failure', async () => {
    const client = openAI(chunks, { signals: [] });
    const agent = fromTextStream(async function* () {
      const stream = await client.chat.completions.create({
        model: 'a-model',
        messages: [],
        stream: true,
      });
      for await (const { choices } of stream) {
        const text = choices[0]?.delta.content ?? '';
        yield text;
        if (text !== '') stream.controller.abort();
      }
    });

    expect(await hear(agent)).toMatchObject({
      values: [...told.slice(0, 2), trace.completionEnd()],
      completed: true,
    });
  });

  it('fails where the request does', async () => {
    const client = openAI(
      () => {
        throw new Error('429');
      },
      { signals: [] },
    );

    expect((await hear(modelOf(client))).errors).toEqual([new Error('429')]);
  });
});

describe('a model of the AI SDK', () => {
  expectNoUnhandledRejection();

  const delta = (text: string): TextStreamPart => ({ type: 'text-delta', id: '1', text });
  const streamOf =
    (...parts: readonly TextStreamPart[]) =>
    (signal?: AbortSignal) => {
      const left = [...parts];
      return new ReadableStream<TextStreamPart>({
        pull: (controller) => {
          const part = left.shift();
          if (signal?.aborted === true) controller.error(signal.reason);
          else if (part === undefined) controller.close();
          else controller.enqueue(part);
        },
      });
    };
  const answer = [{ type: 'start' }, delta('To '), delta('Rome.'), { type: 'finish' }] as const;

  it('says its textStream', async () => {
    const streamText = streamTextOf(streamOf(...answer));
    const agent = fromTextStream(
      (own, abortSignal) => streamText({ prompt: wordsOf(own), abortSignal }).textStream,
    );

    expect(await hear(agent)).toMatchObject({ values: told, completed: true });
    expect(await hear(agent, 2)).toMatchObject({ values: told.slice(0, 2), completed: true });
  });

  it('fails as its stream does, which its textStream does not', async () => {
    const streamText = streamTextOf(
      streamOf(...answer.slice(0, 2), { type: 'error', error: new Error('529') }),
    );
    const silent = fromTextStream(
      (own, abortSignal) => streamText({ prompt: wordsOf(own), abortSignal }).textStream,
    );
    const agent = fromTextStream(async function* (own, abortSignal) {
      for await (const part of streamText({ prompt: wordsOf(own), abortSignal }).stream) {
        if (part.type === 'text-delta') yield part.text;
        if (part.type === 'error') throw part.error;
      }
    });

    expect(await hear(silent)).toMatchObject({ completed: true, errors: [] });
    expect(await hear(agent)).toMatchObject({
      values: told.slice(0, 2),
      errors: [new Error('529')],
    });
    expect(await hear(agent, 2)).toMatchObject({ completed: true });
  });
});

describe('a response', () => {
  expectNoUnhandledRejection();

  /** A `fetch` that heeds its signal, and says two chunks that are cut inside of a character. */
  const fakeFetch = (isStuck: boolean) => {
    const log = { cancelled: 0, aborted: 0 };
    const bytes = new TextEncoder().encode('Zürich');
    const fetch = async (_url: string, { signal }: { readonly signal: AbortSignal }) => {
      signal.addEventListener('abort', () => {
        log.aborted += 1;
      });
      return Promise.resolve(
        new Response(
          new ReadableStream<Uint8Array>({
            start: (controller) => {
              controller.enqueue(bytes.slice(0, 2));
              controller.enqueue(bytes.slice(2));
              if (!isStuck) controller.close();
            },
            cancel: () => {
              log.cancelled += 1;
            },
          }),
        ),
      );
    };
    return { fetch, log };
  };
  const pageOf = (fetch: ReturnType<typeof fakeFetch>['fetch']) =>
    fromTextStream(async (_, signal) => {
      const { body } = await fetch('https://page.example', { signal });
      if (body === null) throw new Error('there is no page');
      return body.pipeThrough(new TextDecoderStream());
    });

  it('is an agent, with its characters whole', async () => {
    const { fetch, log } = fakeFetch(false);
    const { values } = await hear(pageOf(fetch));

    expect(values.map(({ payload }) => payload)).toEqual([
      { state: 'start', ai: true },
      { state: 'content', content: 'Z' },
      { state: 'content', content: 'ürich' },
      { state: 'end' },
    ]);
    expect(log).toEqual({ aborted: 0, cancelled: 0 });
  });

  it('is cancelled where the turn is left, and its fetch aborted', async () => {
    const { fetch, log } = fakeFetch(true);
    const spy = await hear(pageOf(fetch));
    spy.subscription.unsubscribe();
    await flush();

    expect(log).toEqual({ aborted: 1, cancelled: 1 });
  });
});
