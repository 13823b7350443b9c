import { turnPath } from '../support/serverRequest';
import { createBlockingAgent } from '../support/serverBlocking';
import { doors, useServers } from '../support/serverSockets';
import { watchTurn } from '../support/serverWatcher';

describe.each(doors)('the head of an answer of %s', (door) => {
  const servers = useServers();

  it('is there before an agent that blocks its thread has begun', async () => {
    const { agent, times } = createBlockingAgent(300);
    const { url } = await servers.agents(door, agent, { authorize: () => true });
    const { status, head, firstByte, end } = await watchTurn(url + turnPath);

    expect(status).toBe(200);
    expect(head).toBeLessThan(times.ended - 100);
    expect(firstByte).toBeLessThan(times.ended - 100);
    expect(end).toBeGreaterThanOrEqual(times.ended);
  });
});
