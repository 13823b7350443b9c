import { it } from 'node:test';
import { createClient, retryOnDisconnect } from 'voiceflow-rx';
import { scriptedFetch, virtualTime } from 'voiceflow-rx/testing';

void it('is there after one second', () =>
  virtualTime(async ({ expectObservable }) => {
    const { fetch } = scriptedFetch({ script: ['#{http 429 retry-after 2}', '{text "Hello"}|'] });
    const { interact } = createClient({ baseURL: 'http://agent.test', projectID: 'p1', fetch });
    const turn = interact({ userID: 'ada' }).pipe(retryOnDisconnect({ random: () => 0 }));

    await expectObservable(turn).toBe('1s {text "Hello"}|');
  }));
