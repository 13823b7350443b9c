import { itemsOf } from './itemsOf';
import { badReply, isTexts } from './readAnswer';

/** One entry of the stream of wake-ups: names and values, in turn. */
export interface WakeUp {
  readonly id: string;
  readonly fields: readonly string[];
}

const readEntry = (entry: unknown): WakeUp => {
  const [id, fields] = itemsOf(entry);
  if (typeof id !== 'string' || !isTexts(fields)) throw badReply();
  return { id, fields };
};

/** Reads the entries of one stream. */
export const readEntries = (reply: unknown): readonly WakeUp[] => {
  if (!Array.isArray(reply)) throw badReply();
  return reply.map(readEntry);
};

/** The entries of the first stream: of a list of pairs in RESP 2, of a map in RESP 3. */
const firstStream = (reply: object): unknown => {
  if (reply instanceof Map) return [...reply.values()][0];
  if (!Array.isArray(reply)) return Object.values(reply)[0];
  return itemsOf(itemsOf(reply)[0])[1];
};

/** Reads what `XREAD` of one stream has found; nothing, where it has waited in vain. */
export const readWakeUps = (reply: unknown): readonly WakeUp[] => {
  if (reply === null) return [];
  if (typeof reply !== 'object') throw badReply();
  return readEntries(firstStream(reply));
};
