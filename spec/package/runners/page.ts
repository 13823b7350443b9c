import { Window } from 'happy-dom';

/** A page for Angular, in Node. */
const page = new Window();
const names = [
  'document',
  'Node',
  'Element',
  'HTMLElement',
  'Event',
  'MouseEvent',
  'Comment',
  'Text',
];

for (const name of names) {
  Object.defineProperty(globalThis, name, { configurable: true, value: Reflect.get(page, name) });
}
Object.defineProperty(globalThis, 'window', { configurable: true, value: page });
