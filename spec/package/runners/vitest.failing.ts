import { expect, it } from 'vitest';
import { createTestClient, traceMatchers } from 'voiceflow-rx/testing';
import type { TraceMatchers } from 'voiceflow-rx/testing';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any -- merged as Vitest has it
  interface Matchers<T = any> extends TraceMatchers<void, T> {}
}

expect.extend(traceMatchers);

it('greets', async () => {
  const { interact } = createTestClient('{text "Give me a moment…"}[hi]|');
  await expect(interact({ userID: 'ada' })).toSay('Hello');
});
