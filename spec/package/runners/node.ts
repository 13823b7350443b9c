import { describe, it } from 'node:test';
import { of } from 'rxjs';
import { trace } from 'voiceflow-rx';
import { agentLaws } from 'voiceflow-rx/testing';
import { tests } from './tests';

void describe('a chat', () => {
  for (const [name, test] of Object.entries(tests)) void it(name, test);
});

void describe('an agent', () => {
  for (const { name, check } of agentLaws(() => () => of(trace.text('Hello'))))
    void it(name, check);
});
