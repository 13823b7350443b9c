import type { AccumulatedTrace, Trace } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createRunner } from '../createRunner';
import type { PipelineOptions } from '../createRunner';

type Accumulated = AccumulatedTrace<Trace>;

// With `Object.assign` and the new key in front: V8 is ten times slower at `{ ...trace, key }`, and
// the baseline is to be what the steps must take.
const label = (trace: Trace): Trace => {
  const source = trace.source === undefined ? ['concierge'] : ['concierge', ...trace.source];
  return Object.assign({ source }, trace, { source });
};

const debugTypes = new Set<string>(['block', 'debug', 'flow', 'knowledgeBase', 'log', 'path']);
const isNoDebug = ({ type }: Trace): boolean => !debugTypes.has(type);

const isOfConcierge = ({ source }: Trace): boolean => source?.includes('concierge') === true;

const types = new Set<string>(['completion', 'text', 'choice']);
const isWanted = ({ type }: Trace): boolean => types.has(type);

const createAccumulate = () => {
  const texts = new Map<string, string>();
  return (trace: Trace): Accumulated => {
    if (trace.type !== 'completion') return trace;
    const { payload, source } = trace;
    const speaker = source?.join('/') ?? '';
    const before = payload.state === 'start' ? '' : (texts.get(speaker) ?? '');
    const text = payload.state === 'content' ? before + payload.content : before;
    if (payload.state === 'end') texts.delete(speaker);
    else texts.set(speaker, text);
    return { ...trace, payload: Object.assign({ text }, payload, { text }) };
  };
};

const turnID = 'turn-1';
const name = (trace: Accumulated): Accumulated => Object.assign({ turnID }, trace, { turnID });

const hasWords = (trace: Accumulated): boolean =>
  trace.type !== 'text' || trace.payload.message !== '';

const createIsNew = () => {
  let last: Accumulated | undefined;
  return (trace: Accumulated): boolean => {
    const isNew = trace !== last;
    last = trace;
    return isNew;
  };
};

const goesOn = ({ defaultPath }: Accumulated): boolean => defaultPath === undefined;

/** The same ten as functions, called one after the other: they stop nowhere, and fail nothing. */
export const createSubject: CreateSubject<PipelineOptions> = (options) =>
  createRunner(options, (list) => {
    const accumulate = createAccumulate();
    const isNew = createIsNew();
    let seen = 0;
    let traces = 0;
    let characters = 0;
    const count = () => {
      seen += 1;
    };
    for (const one of list) {
      const labelled = label(one);
      if (!isNoDebug(labelled) || !isOfConcierge(labelled)) continue;
      count();
      if (!isWanted(labelled)) continue;
      const named = name(accumulate(labelled));
      if (!hasWords(named) || !isNew(named)) continue;
      if (!goesOn(named)) break;
      traces += 1;
      if (named.type === 'completion' && named.payload.state === 'end') {
        characters += named.payload.text.length;
      }
    }
    return { traces: Math.min(traces, seen), characters };
  });
