import { from } from 'rxjs';
import { action, createConversation, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { collectGarbage } from '../../support/serverGarbage';

/** How much memory a conversation takes after so many turns. */
export interface ConversationSample {
  readonly turns: number;
  /** Of the whole process, after garbage collection, in bytes. */
  readonly heap: number;
  /** What a turn took since the sample before, in µs. */
  readonly perTurn: number;
}

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

/** Has `turns` turns in one conversation, one after the other, and looks at the heap ten times. */
export const measureConversation = async (
  turns: number,
): Promise<readonly ConversationSample[]> => {
  const conversation = createConversation(agent, { userID: 'ada' });
  let views = 0;
  conversation.messages$.subscribe(() => {
    views += 1;
  });
  const step = Math.max(1, Math.floor(turns / 10));
  const samples: ConversationSample[] = [];
  let since = performance.now();
  for (let turn = 1; turn <= turns; turn += 1) {
    conversation.send(action.text(`turn ${turn}`));
    if (turn % step !== 0) continue;
    const perTurn = ((performance.now() - since) * 1_000) / step;
    await collectGarbage();
    samples.push({ turns: turn, heap: process.memoryUsage().heapUsed, perTurn });
    since = performance.now();
  }
  if (views < turns) throw new Error('The conversation did not answer');
  conversation.close();
  return samples;
};
