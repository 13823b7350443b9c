import { Button } from '../../../../protocol/traces/visual/Button';
import { Card } from '../../../../protocol/traces/visual/Card';
import type { ConversationMessage } from '../ConversationState';
import {
  readBoolean,
  readGuarded,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  readWhole,
} from './readFields';
import type { Read } from './readFields';

/** Reads a message that has settled. */
export const readMessage: Read<ConversationMessage> = (value, path) => {
  const field = readObject(value, path);
  const image = field('image', readOptional(readText));
  const id = field('id', readOptional(readText));
  return {
    key: field('key', readWhole(1)),
    speaker: field('speaker', readList(readText)),
    text: field('text', readText),
    buttons: field('buttons', readList(readGuarded(Button, 'a button with a name'))),
    cards: field('cards', readList(readGuarded(Card, 'a card'))),
    ...(image === undefined ? {} : { image }),
    interrupted: field('interrupted', readBoolean),
    ...(id === undefined ? {} : { id }),
    from: field('from', readOneOf('agent', 'user')),
    turn: field('turn', readWhole(1)),
  };
};
