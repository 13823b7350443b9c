import { createHandler } from '../../lib/server';
import { turnPath } from '../support/serverRequest';
import { createBlockingAgent } from '../support/serverBlocking';
import { useServers } from '../support/serverSockets';
import { watchTurn } from '../support/serverWatcher';

describe('the head of an answer, where the adapter leaves the globals alone', () => {
  const servers = useServers();

  // In a file of its own: what the adapter puts in the place of the globals stays there.
  it('is there before an agent that blocks its thread has begun', async () => {
    const { agent, times } = createBlockingAgent(300);
    const handler = createHandler(agent, { authorize: () => true });
    const { url } = await servers.serve(handler, false);
    const { status, head, firstByte, end } = await watchTurn(url + turnPath);

    expect(status).toBe(200);
    expect(head).toBeLessThan(times.ended - 100);
    expect(firstByte).toBeLessThan(times.ended - 100);
    expect(end).toBeGreaterThanOrEqual(times.ended);
  });
});
