import type { LoggedEvent, LogPage } from '../../EventLog';
import { badReply, isTexts } from './readAnswer';
import type { Answer } from './readAnswer';

const eventsOf = (texts: readonly string[], after: number): LoggedEvent[] => {
  const events: LoggedEvent[] = [];
  for (let at = 0; at + 1 < texts.length; at += 2) {
    events.push({
      id: after + events.length + 1,
      event: texts[at] ?? '',
      data: texts[at + 1] ?? '',
    });
  }
  return events;
};

/** Reads the answer of the script that reads. */
export const readPage = (
  { rest, status }: Answer<LogPage['status']>,
  after: number,
  pollInterval: number,
): LogPage => {
  if (status !== 'found') return { status };
  const [isOver, left, texts] = rest;
  if (!isTexts(texts)) throw badReply();
  return {
    status,
    events: eventsOf(texts, after),
    isOver: isOver === '1',
    recheckIn: Math.min(Number(left), pollInterval),
  };
};
