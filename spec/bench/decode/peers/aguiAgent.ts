import { HttpAgent } from '@ag-ui/client';
import { toAGUI } from '../../corpus/toAGUI';
import type { CreateSubject } from '../../harness/Subject';
import { createReader } from '../createReader';
import type { DecodeOptions, ReadTurn } from '../createReader';

const read: ReadTurn = async (response) => {
  const agent = new HttpAgent({
    url: 'https://agents.example',
    fetch: () => Promise.resolve(response),
  });
  // With a subscriber it would do more.
  await agent.runAgent();
  const characters = agent.messages.reduce(
    (sum, { content }) => sum + (typeof content === 'string' ? content.length : NaN),
    0,
  );
  return { characters };
};

/**
 * AG-UI's client as it is used: `HttpAgent.runAgent`, the whole pipeline. There is no other way to
 * have its events over HTTP, and it does more than ours: it folds them into messages, and copies all
 * of these at each event, so that it is measured with turns of a size that they have.
 */
export const createSubject: CreateSubject<DecodeOptions> = (options) =>
  createReader(options, read, toAGUI);
