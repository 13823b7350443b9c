import type { Card } from '../../index';
import type { ShownTrace } from '../turn/ShownTrace';
import type { TimedTrace } from '../turn/TimedTrace';
import { buttonsOf } from './buttonsOf';
import type { Colors } from './Colors';
import { formatTrace } from './formatTrace';
import { gutter } from './gutter';
import { indent } from './indent';
import { printable } from './printable';

/** Writes one turn of a chat. */
export interface Transcript {
  /** What to add to the screen for a trace. */
  readonly add: (timed: TimedTrace) => string;
}

type Completion = Extract<ShownTrace, { readonly type: 'completion' }>;

const describe = ({ description, imageUrl, title }: Card): readonly string[] =>
  [title, description?.text, imageUrl].flatMap((text) => (text ? [text] : []));

const cardsOf = (trace: ShownTrace): readonly Card[] => {
  if (trace.type === 'cardV2') return [trace.payload];
  return trace.type === 'carousel' ? trace.payload.cards : [];
};

/**
 * Makes the transcript of one turn.
 *
 * Messages are written word by word as they come, one a line; when another voice or another trace
 * comes between, the rest goes on in a line of its own. Buttons are numbered through the turn.
 * What is not for people is dim.
 */
export const createTranscript = (colors: Colors): Transcript => {
  let buttons = 0;
  /** Whose message the cursor stands in; `undefined` at the beginning of a line. */
  let speaking: string | undefined;

  const newLine = (): string => (speaking === undefined ? '' : '\n');
  const left = (at: number): string => colors.dim(gutter(at));

  const tell = (at: number, { payload, source = [] }: Completion): string => {
    const voice = source.join('/');
    const mine = speaking === voice;
    const name = voice === '' ? '' : colors.dim(`${printable(voice)}: `);
    const opening = mine ? '' : newLine() + left(at) + name;
    if (payload.state !== 'end') {
      speaking = voice;
      return payload.state === 'start' ? opening : opening + indent(printable(payload.content));
    }
    if (!mine && payload.interrupted !== true) return '';
    speaking = undefined;
    if (payload.interrupted === true) return `${opening}${colors.yellow(' (cut off)')}\n`;
    return `${colors.dim(` (+${Math.round(at)} ms)`)}\n`;
  };

  const offer = (trace: ShownTrace): readonly string[] => [
    ...cardsOf(trace).flatMap(describe),
    ...buttonsOf(trace).map(({ name }) => `${(buttons += 1)}) ${name}`),
  ];

  const write = ({ at, trace }: TimedTrace): string => {
    const lines =
      trace.type === 'text' || trace.type === 'speak' ? [trace.payload.message] : offer(trace);
    return lines.length === 0
      ? formatTrace({ at, trace }, colors)
      : `${left(at)}${indent(printable(lines.join('\n')))}\n`;
  };

  return {
    add: ({ at, trace }) => {
      if (trace.type === 'completion') return tell(at, trace);
      const text = newLine() + write({ at, trace });
      speaking = undefined;
      return text;
    },
  };
};
