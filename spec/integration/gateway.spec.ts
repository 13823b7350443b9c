import { concat, finalize, interval, lastValueFrom, map, of, throwError, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { AgentError, createClient, trace } from '../../lib';
import type { Agent, ClientTurn, Trace, Turn } from '../../lib';
import { createHandler } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { spyOn } from '../../lib/testing';
import { until, useServers } from '../support/serverSockets';

const all = (traces$: Observable<Trace>) => lastValueFrom(traces$.pipe(toArray()));

const answer: readonly Trace[] = [
  trace.text('Hello'),
  trace.completionStart({ messageID: 'm1' }),
  trace.completionContent('Where '),
  { ...trace.custom('Pay Credit Card', { amount: 12 }), source: ['shop'] },
  trace.completionContent('to?'),
  trace.completionEnd(),
];

expectNoUnhandledRejection();

describe('a gateway: a handler whose agent is the client of another handler', () => {
  const servers = useServers();

  /** A client of a gateway to `agent`, what the agent was asked, and what each side reported. */
  const open = async (agent: Agent) => {
    const asked: Turn[] = [];
    const told: unknown[][] = [[], []];
    const hosted = await servers.serve(
      createHandler(
        {
          hosted: (turn) => {
            asked.push(turn);
            return agent(turn);
          },
          secret: () => of(trace.text('not for you')),
        },
        { authorize: ({ key }) => key === 'secret-key', onError: (error) => told[0]?.push(error) },
      ),
    );
    const upstream = createClient({
      baseURL: hosted.url,
      projectID: 'hosted',
      apiKey: 'secret-key',
    });
    const gateway = await servers.serve(
      createHandler(upstream.interact, {
        authorize: ({ key }) => key === undefined,
        onError: (error) => told[1]?.push(error),
      }),
    );
    const clientOf = (projectID: string) => createClient({ baseURL: gateway.url, projectID });
    return { asked, told, clientOf, hosted };
  };

  it('passes completions on, and folds them where they are not wanted', async () => {
    const { clientOf, asked, told } = await open(() => of(...answer));
    const { interact } = clientOf('public');
    const on = await all(interact({ userID: 'ada', completionEvents: true }));
    const off = await all(interact({ userID: 'ada' }));

    expect(on).toEqual(
      answer.map((each) => expect.objectContaining({ type: each.type }) as unknown),
    );
    expect(on.filter(({ type }) => type === 'completion')).toEqual(
      answer.filter(({ type }) => type === 'completion'),
    );
    expect(on[3]).toMatchObject({
      name: 'Pay Credit Card',
      payload: { amount: 12 },
      source: ['shop'],
    });
    expect(off.map(({ type }) => type)).toEqual(['text', 'custom', 'text']);
    expect(off[2]).toEqual(trace.text('Where to?', { messageID: 'm1' }));
    expect(asked.map(({ completionEvents }) => completionEvents)).toEqual([true, false]);
    expect(told).toEqual([[], []]);
  });

  it('is not steered to another project, nor by fields that are no part of a turn', async () => {
    const { clientOf, asked } = await open(() => of(trace.text('hosted')));
    const strange: object = { projectID: 'secret', headers: {}, onInvalidTrace: 'skip' };
    const turn: ClientTurn = { userID: 'ada', variables: { projectID: 'secret' }, ...strange };

    for (const projectID of ['secret', 'hosted', '../secret']) {
      expect(await all(clientOf(projectID).interact(turn))).toEqual([trace.text('hosted')]);
    }
    expect(asked.map(({ projectID }) => projectID)).toEqual(['hosted', 'hosted', 'hosted']);
  });

  it('passes the code of an agent that fails, with what came before', async () => {
    const failing = () =>
      concat(
        of(trace.text('a')),
        throwError(() => new AgentError('out_of_credit', 'the card of ada was refused')),
      );
    const { clientOf, told } = await open(failing);
    const turn = spyOn(clientOf('public').interact({ userID: 'ada' }));
    await until(() => turn.errors.length > 0);

    expect(turn.values).toEqual([trace.text('a')]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'AgentError', code: 'out_of_credit', detail: '' }),
    ]);
    expect(told).toEqual([
      [expect.objectContaining({ detail: 'the card of ada was refused' })],
      [expect.objectContaining({ _tag: 'AgentError', code: 'out_of_credit' })],
    ]);
  });

  it('says nothing of what is wrong behind it', async () => {
    const broken = createHandler(
      createClient({ baseURL: await servers.nobody(), projectID: 'p1', apiKey: 'secret-key' })
        .interact,
      { authorize: () => true, onError: () => undefined },
    );
    const { url } = await servers.serve(broken);
    const turn = spyOn(createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' }));
    await until(() => turn.errors.length > 0);

    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'AgentError', code: 'agent_error', detail: '' }),
    ]);
  });

  it('stops the agent behind it when its client goes', async () => {
    let stopped = 0;
    const endless = () =>
      interval(5).pipe(
        map((n) => trace.text(String(n))),
        finalize(() => {
          stopped += 1;
        }),
      );
    const { clientOf, told, hosted } = await open(endless);
    const turn = spyOn(clientOf('public').interact({ userID: 'ada' }));
    await until(() => turn.values.length > 1);
    turn.subscription.unsubscribe();
    await until(() => stopped === 1 && hosted.closed() === 1);

    expect(told).toEqual([[], []]);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
  });
});
