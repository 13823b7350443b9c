import { diagramError } from '../phrases/diagramError';
import { lengthInBrackets } from '../phrases/lengthInBrackets';
import { durationOf } from '../timeline/durationOf';
import type { TimedNotification, Timeline } from '../timeline/Timeline';

/** One word of a diagram: a character, or what stands in braces. */
export interface MarbleWord {
  readonly text: string;
  readonly isInBraces: boolean;
  /** Where it stands in the diagram, behind its brace. */
  readonly offset: number;
}

/** What the words of a diagram mean. */
export interface MarbleReader<T> {
  readonly value: (word: MarbleWord) => T;
  /** `#` alone has no word. `received` is how many values came before it. */
  readonly error: (word: MarbleWord | undefined, received: number) => unknown;
}

const duration = /(\d+(?:\.\d+)?)(ms|s|m)(?= |$)/y;

/**
 * Reads RxJS's marble syntax as it is in run mode: a character is 1 ms, spaces are nothing, a group
 * happens at its begin. In addition a word in braces is one value, and `#` with one is an error.
 *
 * @throws InvalidInputError that names the column.
 */
export const readMarbles = <T>(diagram: string, reader: MarbleReader<T>): Timeline<T> => {
  const timeline: TimedNotification<T>[] = [];
  let frame = 0;
  let isOver = false;
  /** Where the group began that is open. */
  let group: number | undefined;
  let groupOffset = 0;
  /** The frame of `^`, from which a hot source counts. */
  let subscribed: number | undefined;
  let at = 0;
  /** Where the marble begins that is being read. */
  let start = 0;

  const fail = (reason: string, offset = start) => diagramError(diagram, offset, reason);

  const add = (notification: TimedNotification<T>['notification']) => {
    if (isOver) throw fail('nothing can come after the end');
    isOver = notification.kind !== 'N';
    timeline.push({ time: group ?? frame, notification });
  };

  const readWord = (): MarbleWord => {
    const text = String.fromCodePoint(diagram.codePointAt(at) ?? 0);
    if (text !== '{') {
      at += text.length;
      return { text, isInBraces: false, offset: at - text.length };
    }
    const length = lengthInBrackets(diagram, at);
    if (length === undefined) throw fail('nothing closes this {');
    const offset = at + 1;
    at += length;
    return { text: diagram.slice(offset, at - 1), isInBraces: true, offset };
  };

  const readCharacter = (character: string) => {
    start = at;
    switch (character) {
      case '-':
        break;
      case '(':
        if (group !== undefined) throw fail('a group stands in a group');
        group = frame;
        groupOffset = at;
        break;
      case ')':
        if (group === undefined) throw fail('no group is open');
        group = undefined;
        break;
      case '^':
        if (subscribed !== undefined) throw fail('there is a second ^');
        subscribed = group ?? frame;
        break;
      case '|':
        add({ kind: 'C' });
        break;
      case '#': {
        at += 1;
        const word = diagram.charAt(at) === '{' ? readWord() : undefined;
        add({ kind: 'E', error: reader.error(word, timeline.length) });
        return;
      }
      case '!':
        throw fail('! stands in diagrams of subscriptions only');
      default:
        add({ kind: 'N', value: reader.value(readWord()) });
        return;
    }
    at += 1;
  };

  while (at < diagram.length) {
    const character = diagram.charAt(at);
    if (character === ' ') {
      at += 1;
      continue;
    }
    duration.lastIndex = at;
    const [whole, amount = '', unit = ''] =
      (at === 0 || diagram.charAt(at - 1) === ' ' ? duration.exec(diagram) : null) ?? [];
    if (whole === undefined) {
      readCharacter(character);
      frame += 1;
    } else {
      at += whole.length;
      frame += durationOf(amount, unit);
    }
  }
  if (group !== undefined) throw fail('nothing closes this (', groupOffset);
  const origin = subscribed ?? 0;
  return timeline.map(({ time, notification }) => ({ time: time - origin, notification }));
};
