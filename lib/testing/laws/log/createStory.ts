import type { EventLog, TurnRef } from '../../../server/log/EventLog';
import { inspect } from '../../phrases/inspect';
import { showAnswer, showEvents } from './showAnswer';

/** What was done, for a reader. */
export interface Story {
  /** The log, whose calls and answers are remembered under a name. */
  readonly record: (log: EventLog, name: string) => EventLog;
  /** The last calls, a line each. */
  readonly tell: () => string;
}

/** How many calls are told. */
const most = 12;

/** Producers are told by their first letters: the rest only makes them unique. */
const showProducer = (producer: string | undefined): string =>
  producer === undefined ? 'nobody in particular' : producer.replace(/-.*$/, '');

/**
 * Makes a {@link Story}.
 *
 * @param onFailure - Makes the error of a call that rejects.
 */
export const createStory = (onFailure: (what: string, cause: unknown) => Error): Story => {
  const lines: string[] = [];
  const names = new Map<string, string>();

  const nameOf = ({ projectID, turnID, userID }: TurnRef): string => {
    const key = JSON.stringify([projectID, userID, turnID]);
    const name = names.get(key) ?? `turn ${names.size + 1}`;
    names.set(key, name);
    return name;
  };

  const remember = async <T>(call: string, ask: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask();
      lines.push(answer === undefined ? call : `${call} → ${showAnswer(answer)}`);
      return answer;
    } catch (error) {
      lines.push(`${call} rejects: ${inspect(error)}`);
      throw onFailure(`${call} resolves`, error);
    }
  };

  const record: Story['record'] = (log, name) => ({
    claim: (claim) => {
      const { producer, turn, whenBusy } = claim;
      const call = `${name}.claim(${nameOf(turn)}, by ${showProducer(producer)}, ${whenBusy})`;
      return remember(call, () => log.claim(claim));
    },
    renew: (turn, producer) =>
      remember(`${name}.renew(${nameOf(turn)}, ${showProducer(producer)})`, () =>
        log.renew(turn, producer),
      ),
    append: (turn, producer, events) => {
      const call = `${name}.append(${nameOf(turn)}, ${showProducer(producer)}, ${showEvents(events)})`;
      return remember(call, () => log.append(turn, producer, events));
    },
    finish: (turn, last, producer) =>
      remember(`${name}.finish(${nameOf(turn)}, by ${showProducer(producer)})`, () =>
        log.finish(turn, last, producer),
      ),
    read: (turn, after, limit) =>
      remember(`${name}.read(${nameOf(turn)}, after ${after}, at most ${limit})`, () =>
        log.read(turn, after, limit),
      ),
    watch: (turn, onChange) => {
      lines.push(`${name}.watch(${nameOf(turn)})`);
      return log.watch(turn, onChange);
    },
    expire: (turn) => remember(`${name}.expire(${nameOf(turn)})`, () => log.expire(turn)),
    close: () => remember(`${name}.close()`, () => log.close()),
  });

  const tell = (): string => {
    const [told, left] = [lines.slice(-most), lines.length - most];
    return (left > 0 ? [`… ${left} calls before`, ...told] : told).join('\n');
  };

  return { record, tell };
};
