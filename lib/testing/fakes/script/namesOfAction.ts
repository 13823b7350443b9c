import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Action } from '../../../protocol/actions/Action';

/** The types of which a row can name one action: `text "London"`. */
const named = /^(text|dtmf|intent|event)\s+(\S[^]*)$/;

const nameOf = (type: string, name: string): string => `${type} ${JSON.stringify(name)}`;

/** By which names a table of answers can have an action, the most exact one first. */
export const namesOfAction = (action: Action | null | undefined): readonly string[] => {
  if (action == null) return ['none', '*'];
  switch (action.type) {
    case 'text':
    case 'dtmf':
      return [nameOf(action.type, action.payload), action.type, '*'];
    case 'intent':
      return [nameOf('intent', action.payload.intent.name), 'intent', '*'];
    case 'event':
      return [nameOf('event', action.payload.event.name), 'event', '*'];
    case 'custom':
      return action.name === '' ? ['*'] : [action.name, '*'];
    default:
      return [action.type, '*'];
  }
};

const unquote = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The name of a row as {@link namesOfAction} writes it.
 *
 * @throws InvalidInputError for `text London`, which would never be asked for.
 */
export const nameOfRow = (key: string): string => {
  const [, type, rest = ''] = named.exec(key) ?? [];
  if (type === undefined) return key;
  const name = unquote(rest);
  if (typeof name === 'string') return nameOf(type, name);
  throw new InvalidInputError(
    `script[${JSON.stringify(key)}]`,
    `must have what follows ${type} in double quotes: '${type} "London"'`,
  );
};
