import { asapScheduler, first, firstValueFrom, from } from 'rxjs';
import { action, createClient, createConversation, trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { createHandler } from 'voiceflow-rx/server';
import type { CreateSubject } from '../../harness/Subject';

const words = 'The flight to Sydney leaves at nine, and there is a seat at the window.'.split(' ');

/** An answer in deltas, other texts each time, and buttons. */
const agent: Agent = ({ action: said }) =>
  from([
    trace.completionStart(),
    ...words.map((word) => trace.completionContent(`${word} `)),
    trace.completionContent(`(${said?.type === 'text' ? said.payload : ''})`),
    trace.completionEnd(),
    trace.choice(['Yes', 'No']),
  ]);

const traces = words.length + 4;

const collectGarbage = async (): Promise<void> => {
  if (globalThis.gc === undefined) throw new Error('Node has to be started with --expose-gc');
  for (let round = 0; round < 3; round += 1) {
    // What the last turn holds is let go of in tasks of its own, and so is what a WeakRef held.
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
};

/**
 * One client, one handler in the same process that answers its requests, and one conversation, in
 * which each run has more turns, one after the other.
 */
export const createSubject: CreateSubject<{ readonly turns: number }> = ({ turns }) => {
  // Without a port no head of a response has to leave before its body, which would take two timers.
  const handler = createHandler(agent, { authorize: () => true, scheduler: asapScheduler });
  const { interact } = createClient({
    projectID: 'bench',
    baseURL: 'https://agents.example',
    fetch: (url, init) => handler(new Request(url, init)),
  });
  const conversation = createConversation(interact, { userID: 'ada' });
  let received = 0;
  let had = 0;
  conversation.traces$.subscribe(() => {
    received += 1;
  });

  const haveTurn = async (number: number): Promise<void> => {
    const over = firstValueFrom(
      conversation.state$.pipe(
        first(({ status, turns: all }) => status === 'idle' && all.at(-1)?.number === number),
      ),
    );
    conversation.send(action.text(`turn ${number}`));
    const { outcome } = await over;
    if (outcome?.kind !== 'completed') throw new Error(`Turn ${number}: ${outcome?.kind}`);
  };

  return {
    run: async () => {
      const since = performance.now();
      for (let turn = 0; turn < turns; turn += 1) await haveTurn(had + turn + 1);
      const us = ((performance.now() - since) * 1_000) / turns;
      had += turns;
      if (received !== had * traces) throw new Error(`${received} traces of ${had} turns`);
      await collectGarbage();
      return { turns: had, heapMB: process.memoryUsage().heapUsed / 1_000_000, us };
    },
    close: () => conversation.close(),
  };
};
