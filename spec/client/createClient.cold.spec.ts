import { endFrame, textFrame } from '../support/frames';
import { flush } from '../support/flush';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

describe.each(['interact', 'events'] as const)('%s is cold', (name) => {
  it('sends nothing before it is subscribed to', async () => {
    const server = scriptedFetch();
    void connectTo(server)[name](ada);
    await flush();

    expect(server.exchanges).toHaveLength(0);
  });

  it('sends one POST for each subscription', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }, index) => {
        respond();
        send(textFrame(1, `answer ${index}`), endFrame(2));
      },
    });
    const turn$ = connectTo(server)[name](ada);
    const [first, second] = [spyOn<unknown>(turn$), spyOn<unknown>(turn$)];
    await flush();

    expect(server.exchanges).toHaveLength(2);
    expect(server.exchange(0).sent).toEqual(server.exchange(1).sent);
    expect(JSON.stringify(first.values)).toContain('answer 0');
    expect(JSON.stringify(second.values)).toContain('answer 1');
    expect([first.completed, second.completed]).toEqual([true, true]);
  });

  it('shares nothing between subscriptions', async () => {
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const turn$ = connectTo(server)[name](ada);
    const [first, second] = [spyOn<unknown>(turn$), spyOn<unknown>(turn$)];
    await flush();
    server.exchange(0).send(textFrame(1, 'half'));
    server.exchange(1).send(textFrame(1, 'whole'), endFrame(2));
    first.subscription.unsubscribe();
    await flush();

    expect(server.exchange(0).aborted).toBe(true);
    expect(server.exchange(1).aborted).toBe(false);
    expect(JSON.stringify(second.values)).toContain('whole');
    expect(second.completed).toBe(true);
  });

  it('sends the same headers again, whatever a fetch did to those before', () => {
    const server = scriptedFetch({
      script: ({ init }) => {
        if (init.headers instanceof Headers) init.headers.append('x-seen', 'yes');
      },
    });
    const turn$ = connectTo(server, { headers: { 'x-seen': 'no' } })[name](ada);
    spyOn<unknown>(turn$).subscription.unsubscribe();
    spyOn<unknown>(turn$).subscription.unsubscribe();

    expect(server.exchange(1).headers.get('x-seen')).toBe('no');
  });
});
