import { of } from 'rxjs';
import { trace } from 'voiceflow-rx';
import { agentLaws } from 'voiceflow-rx/testing';
import { tests } from './tests';

describe('a chat', () => {
  for (const [name, test] of Object.entries(tests)) it(name, test);
});

describe('an agent', () => {
  for (const { name, check } of agentLaws(() => () => of(trace.text('Hello')))) it(name, check);
});
