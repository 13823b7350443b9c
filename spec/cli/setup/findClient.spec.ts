import { VirtualTimeScheduler } from 'rxjs';
import { action } from '../../../lib';
import { createDemoHandler } from '../../../lib/cli/setup/createDemoHandler';
import { findClient } from '../../../lib/cli/setup/findClient';
import { createClock } from '../../support/createClock';
import { spyOn } from '../../../lib/testing';

const project = { VOICEFLOW_API_KEY: 'VF.DM.secret', VOICEFLOW_PROJECT_ID: 'p1' };
const scheduler = new VirtualTimeScheduler();

describe('findClient', () => {
  it('talks to the embedded agent through the real handler, where no project is named', async () => {
    const { advance, scheduler: clock } = createClock();
    const { client, partner } = findClient({}, clock);
    const { completed, values } = spyOn(
      client.events({ userID: 'ada', action: action.launch(), completionEvents: false }),
    );
    expect(completed).toBe(false);
    await advance(0);
    await advance(1199);
    expect(values).toMatchObject([
      { event: 'open', onDisconnect: 'cancel' },
      { event: 'trace', id: '1', trace: { type: 'text' } },
    ]);

    await advance(1);
    expect(values.slice(1)).toMatchObject([
      { event: 'trace', id: '1', trace: { payload: { message: 'Give me a moment...' } } },
      { event: 'trace', id: '2', trace: { type: 'debug' } },
      { event: 'trace', id: '3', trace: { type: 'text' } },
      { event: 'end', id: '4' },
    ]);
    expect(partner).toMatch(/embedded/);
  });

  it('names the project and the place, and not the key', () => {
    const { partner } = findClient({ ...project, VOICEFLOW_BASE_URL: 'http://a.test' }, scheduler);

    expect(partner).toBe('Project p1 at http://a.test.');
    expect(findClient(project, scheduler).partner).toBe('Project p1.');
  });

  it('sends key, project and version where it was told to', () => {
    const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'));
    const env = { ...project, VOICEFLOW_ENVIRONMENT: 'main' };
    spyOn(findClient(env, scheduler).client.interact({ userID: 'ada' }));
    const [url, init] = fetch.mock.calls[0] ?? [];
    fetch.mockRestore();

    expect(url).toBe(
      'https://general-runtime.voiceflow.com/v2/project/p1/user/ada/interact/stream?environment=main',
    );
    expect(new Headers(init?.headers).get('authorization')).toBe('VF.DM.secret');
  });

  it('refuses a key that cannot work, without showing it', () => {
    const find = () => findClient({ ...project, VOICEFLOW_API_KEY: 'Bearer secret' }, scheduler);

    expect(find).toThrow(/apiKey/);
    expect(find).not.toThrow(/secret/);
  });
});

describe('createDemoHandler', () => {
  it.each([
    ['demo-key', 200],
    ['another', 401],
    [undefined, 401],
  ])('answers callers with the demo key only: %p', async (key, status) => {
    const response = await createDemoHandler(scheduler)(
      new Request('http://a.test/v2/project/any/user/ada/interact/stream', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: key }),
        },
        body: '{"action":{"type":"launch"}}',
      }),
    );
    await response.body?.cancel();

    expect(response.status).toBe(status);
  });
});
