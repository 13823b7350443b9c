import { map, of } from 'rxjs';
import { action, createClient, retryOnDisconnect } from 'voiceflow-rx';
import type { MessagesView } from 'voiceflow-rx';
import {
  createTestClient,
  runTraceMarbles,
  scriptedFetch,
  turnBody,
  virtualTime,
} from 'voiceflow-rx/testing';
import { chat } from './chat';

/** All that a chat shows, as a list of texts. */
const textsOf = ({ settled, open }: MessagesView): readonly string[] =>
  [...settled, ...(open === undefined ? [] : [open])].map(({ text }) => text);

/** Tests that hold in any runner; each fails by throwing, and by nothing else. */
export const tests: Readonly<Record<string, () => Promise<void>>> = {
  'shows a message while it grows': () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const interact = () => cold('   -[-h-i-]-|');
      const launch$ = cold('          a|', { a: action.launch() });
      const texts$ = chat(interact, launch$).pipe(map((view) => textsOf(view).join('|')));

      expectObservable(texts$).toBe(' -a-b-c-c-|', { a: '', b: 'h', c: 'hi' });
    });
    return Promise.resolve();
  },

  'says so where an answer breaks off, and goes on': () =>
    virtualTime(async ({ play }) => {
      const script = {
        launch: '10ms [-h#{disconnect}',
        text: '20ms {text "Your bag is in Rome."}|',
      };
      const client = createTestClient(script, { completionEvents: true });
      const actions$ = of(action.launch(), action.text('Where is my bag?'));
      const shown = await play(chat(client.interact, actions$).pipe(map(textsOf)));
      client.assertDone();

      const last = shown.at(-2)?.notification;
      const texts = last?.kind === 'N' ? last.value : [];
      const expected = ['h', 'The answer broke off. Say it again?', 'Your bag is in Rome.'];
      if (texts.join() !== expected.join()) throw new Error(`It shows ${texts.join()}`);
    }),

  'retries at the exact time': () =>
    virtualTime(async ({ expectObservable }) => {
      const server = scriptedFetch({
        script: ['#{http 429 retry-after 2}', { body: turnBody('[ab]|', { chunkBytes: 5 }) }],
      });
      const { interact } = createClient({
        baseURL: 'http://agent.test',
        projectID: 'p1',
        fetch: server.fetch,
      });
      const turn = interact({ userID: 'ada' }).pipe(retryOnDisconnect({ random: () => 0 }));

      await expectObservable(turn).toBe('2s [ab]|');
      server.assertDone();
    }),
};
