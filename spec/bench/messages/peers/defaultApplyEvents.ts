import { defaultApplyEvents, EventType, HttpAgent } from '@ag-ui/client';
import type { AgentStateMutation, BaseEvent, RunAgentInput } from '@ag-ui/client';
import { from } from 'rxjs';
import type { CreateSubject } from '../../harness/Subject';
import { createMeter } from '../createMeter';
import type { MeterOptions } from '../createMeter';

const input: RunAgentInput = {
  threadId: 'thread-1',
  runId: 'run-1',
  state: {},
  messages: [],
  tools: [],
  context: [],
  forwardedProps: {},
};

type Events = Parameters<typeof defaultApplyEvents>[1];

// AG-UI brings a copy of RxJS of its own. They work together; to TypeScript they are two.
const toEvents = (events: readonly BaseEvent[]): Events => from(events) as unknown as Events;

const fold = (events: readonly BaseEvent[]): Promise<AgentStateMutation> =>
  new Promise((resolve, reject) => {
    const agent = new HttpAgent({ url: 'https://agents.example' });
    let last: AgentStateMutation = {};
    defaultApplyEvents(input, toEvents(events), agent, []).subscribe({
      next: (mutation) => {
        last = mutation;
      },
      error: reject,
      complete: () => resolve(last),
    });
  });

/** AG-UI's fold of events into messages, with no subscribers: it copies all messages each time. */
export const createSubject: CreateSubject<MeterOptions> = (options) =>
  createMeter(options, async (deltas) => {
    const messageId = 'message-1';
    const events: readonly BaseEvent[] = [
      { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' },
      ...deltas.map((delta) => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta })),
    ];
    const started = performance.now();
    const { messages } = await fold(events);
    const ms = performance.now() - started;
    const content = messages?.[0]?.content;
    return { ms, characters: typeof content === 'string' ? content.length : NaN };
  });
