import fc from 'fast-check';
import { concat, lastValueFrom, of, throwError, toArray } from 'rxjs';
import {
  accumulateCompletions,
  AgentError,
  createClient,
  guardOutput,
  mapTraces,
  trace,
  withoutDebug,
} from '../../lib';
import type { Agent, GuardOutputConfig, Trace } from '../../lib';
import { createHandler } from '../../lib/server';
import { fetchFromHandler } from '../../lib/testing';
import { generatedAgent } from '../support/agentsArbitrary';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { runs } from '../support/runs';

const forbidden = 'ember';
const redact: Omit<Extract<GuardOutputConfig, { readonly onViolation: 'redact' }>, 'window'> = {
  check: (text) => !text.includes(forbidden),
  onViolation: 'redact',
  mask: (text) => text.replaceAll(forbidden, '[…]'),
};

/** What an agent is behind an endpoint: all that a client can tell of it. */
const endpointOf = (agent: Agent) => {
  const fetch = fetchFromHandler(
    createHandler(agent, { authorize: () => true, onError: () => undefined }),
  );
  const { interact } = createClient({ baseURL: 'http://agent.test', projectID: 'p1', fetch });
  const answer = async (query: string) => {
    const response = await fetch(
      `http://agent.test/v2/project/p1/user/ada/interact/stream?${query}`,
      {
        method: 'POST',
        headers: { authorization: 'key', 'content-type': 'application/json' },
        body: JSON.stringify({ action: { type: 'launch' } }),
      },
    );
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    return { status: response.status, headers, body: await response.text() };
  };
  return { interact, answer };
};

/** A server made of these parts alone, in front of a remote project. */
const gatewayTo = (project: Agent, window: GuardOutputConfig['window']) =>
  endpointOf(
    guardOutput(mapTraces(endpointOf(project).interact, withoutDebug()), { ...redact, window }),
  );

const folded = (agent: Agent, completionEvents: boolean) =>
  lastValueFrom(
    agent({ projectID: 'p1', userID: 'ada', completionEvents }).pipe(
      accumulateCompletions({ emit: 'end' }),
      toArray(),
    ),
  );

/** What each speaker says; a text of one may be held while another speaks. */
const bySpeaker = async (agent: Agent) => {
  const voices: Record<string, Trace[]> = {};
  for (const one of await folded(agent, true)) {
    (voices[JSON.stringify(one.source ?? [])] ??= []).push(one);
  }
  return voices;
};

const windows: readonly GuardOutputConfig['window'][] = ['message', 'sentence', 40];

expectNoUnhandledRejection();

describe('a gateway made of a client, withoutDebug, guardOutput and a handler', () => {
  it.each(windows)('is to its client the project itself, but for what was filtered: %p', (window) =>
    fc.assert(
      fc.asyncProperty(generatedAgent, async ({ agent }) => {
        const project = endpointOf(mapTraces(agent, withoutDebug()));
        const gateway = gatewayTo(agent, window);

        // Byte for byte where messages are whole, and in its texts where they come in deltas.
        expect(await gateway.answer('')).toEqual(await project.answer(''));
        expect(await bySpeaker(gateway.interact)).toEqual(await bySpeaker(project.interact));
      }),
      runs(25),
    ),
  );

  it.each(windows)(
    'lets nothing through that is forbidden, in whole texts and in deltas: %p',
    async (window) => {
      const words = `Say nothing of the ${forbidden}s. The rest is well.`;
      const told: readonly Trace[] = [
        trace.debug(forbidden),
        trace.text(words),
        trace.completionStart({ messageID: 'm1' }),
        ...Array.from(words, (character) => trace.completionContent(character)),
        trace.completionEnd(),
        trace.choice(['Yes']),
      ];
      const gateway = gatewayTo(() => of(...told), window);
      const { body } = await gateway.answer('completion_events=true');

      expect(body).not.toContain(forbidden);
      expect(body).toContain('[…]');
      const masked = words.replaceAll(forbidden, '[…]');
      expect(await folded(gateway.interact, true)).toEqual([
        trace.text(masked),
        trace.text(masked, { messageID: 'm1' }),
        trace.choice(['Yes']),
      ]);
    },
  );

  it('fails as the project fails', async () => {
    const failing: Agent = () =>
      concat(
        of(trace.text('a')),
        throwError(() => new AgentError('out_of_credit', 'a secret')),
      );
    const answer = await gatewayTo(failing, 'message').answer('');

    expect(answer).toEqual(await endpointOf(failing).answer(''));
    expect(answer.body).toContain('out_of_credit');
    expect(answer.body).not.toContain('secret');
  });

  it('refuses what the project refuses', async () => {
    const agent: Agent = () => of(trace.text('a'));
    for (const query of ['environment=%00', 'completion_events=maybe', 'audio_events=true']) {
      expect(await gatewayTo(agent, 'message').answer(query)).toEqual(
        await endpointOf(agent).answer(query),
      );
    }
  });
});
