import type { LoggedEvent } from '../../../server/log/EventLog';
import { inspect } from '../../phrases/inspect';

/** How many events are shown, and how much of the data of each. */
const [most, longest] = [3, 40];

const isEvents = (value: unknown): value is readonly LoggedEvent[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null && 'data' in item);

const showText = (text: string): string =>
  text.length > longest
    ? `${inspect(`${text.slice(0, longest)}…`)} (${text.length} long)`
    : inspect(text);

const showEvent = ({ data, event, id }: LoggedEvent): string => `${id} ${event} ${showText(data)}`;

/** Events in one line, each by its id and the beginning of its data. */
export const showEvents = (events: readonly LoggedEvent[]): string => {
  const shown = events.slice(0, most).map(showEvent);
  if (events.length > most) shown.push(`… ${events.length - most} more`);
  return `[${shown.join(', ')}]`;
};

/** What a log answers, or what was expected of it, in one line. */
export const showAnswer = (value: unknown): string => {
  if (isEvents(value)) return showEvents(value);
  if (typeof value === 'string') return showText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return inspect(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${showAnswer(field)}`);
  return `{ ${fields.join(', ')} }`;
};
