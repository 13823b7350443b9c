import { action } from '../../../../lib';
import type { Action } from '../../../../lib';
import { after, asked, sent } from './support/events';

describe('messages of the user', () => {
  it.each<[string, Action | null, string]>([
    ['a text', action.text('Sydney'), 'Sydney'],
    ['a message', action.message('Sydney'), 'Sydney'],
    ['an intent with a query', action.intent('go', { query: 'Sydney' }), 'Sydney'],
    ['files with a text', action.file([{}], 'My ticket'), 'My ticket'],
    ['a path with a label', action.path('1', 'Yes'), 'Yes'],
    ['a button without a request', action.fromButton({ name: 'Yes' }), 'Yes'],
    [
      'a button with a path',
      action.fromButton({ name: 'Y', request: { type: 'path-1', payload: { label: 'Yes' } } }),
      'Yes',
    ],
    [
      'a button of its own',
      action.fromButton({ name: 'Y', request: { type: 'Pay', payload: { label: 'Yes' } } }),
      'Yes',
    ],
    [
      'a button with an intent',
      action.fromButton({
        name: 'Y',
        request: { type: 'intent', payload: { label: 'Yes', intent: { name: 'y' } } },
      }),
      'Yes',
    ],
  ])('say what the user did: %s', (_name, what, text) => {
    expect(after(sent(what)).messages).toStrictEqual({
      settled: [asked(1, 1, text)],
      open: undefined,
      alsoOpen: [],
    });
  });

  it.each<[string, Action | null]>([
    ['nothing', null],
    ['a launch', action.launch()],
    ['silence', action.noReply()],
    ['an end', action.end()],
    ['an event', action.event('label')],
    ['keys', action.dtmf('1')],
    ['an empty text', action.text('')],
    ['files alone', action.file([{}])],
    ['an intent alone', action.intent('go')],
    ['a path alone', action.path('1')],
    ['a path with nothing', { type: 'path-1', payload: null }],
    ['a label that is no text', action.custom('Pay', { label: 5 })],
    ['a request of a strange form', action.fromButton({ name: 'Y', request: 'Yes' })],
    ['an intent with an empty query', action.intent('go', { query: '' })],
    ['a handoff', { type: 'live-agent-handoff', payload: { label: 'x' } }],
  ])('are none for %s', (_name, what) => {
    expect(after(sent(what)).messages.settled).toEqual([]);
    expect(after(sent(what)).progress.nextKey).toBe(1);
  });
});

describe('an action of a program without types', () => {
  it('says nothing where it has no text', () => {
    // @ts-expect-error a number is no text
    const number: Action = { type: 'text', payload: 5 };
    // @ts-expect-error the payload is missing
    const missing: Action = { type: 'message' };

    expect(after(sent(number), sent(missing)).messages.settled).toEqual([]);
  });
});
