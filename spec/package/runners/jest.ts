import { of } from 'rxjs';
import { action, trace } from 'voiceflow-rx';
import { agentLaws, createTestClient, traceMatchers } from 'voiceflow-rx/testing';
import type { TraceMatchers } from 'voiceflow-rx/testing';
import { tests } from './tests';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- it is how Jest's matchers are added to
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged, not written anew
    interface Matchers<R, T> extends TraceMatchers<R, T> {}
  }
}

expect.extend(traceMatchers);

describe('a chat', () => {
  for (const [name, test] of Object.entries(tests)) it(name, test);

  it('offers what it has said', async () => {
    const { interact } = createTestClient('[hi](?|)');
    const turn = { userID: 'ada', action: action.launch() };

    await expect(interact(turn)).toSay('hi');
    await expect(interact(turn)).toOffer(['Yes', 'No']);
    await expect(interact(turn)).toEndWith('end');
  });
});

describe('an agent', () => {
  for (const { name, check } of agentLaws(() => () => of(trace.text('Hello')))) it(name, check);
});
