import { reduceConversation } from '../../../../lib/agents/conversation/reduceConversation';
import { trace } from '../../../../lib';
import { content, end } from '../../../operators/support/completions';
import { after, afterWith, came, closed, failed, over, sent } from './support/events';

const [yes, no, book, fly] = ['Yes', 'No', 'Book', 'Fly'].map((name) => ({ name }));
const all = [yes, no, book, fly].flatMap((button) => button ?? []);
const choice = came(trace.choice(all.slice(0, 2)));
const card = came(trace.card({ title: 'A', buttons: all.slice(2, 3) }));
const carousel = came(trace.carousel([{}, { buttons: all.slice(3) }]));

describe('buttons', () => {
  it('are those of choices, cards and carousels, in their order', () => {
    expect(after(sent(), choice).buttons).toEqual([yes, no]);
    expect(after(sent(), choice, card, came(trace.text('or')), carousel).buttons).toEqual(all);
    expect(after(sent(), carousel, choice).buttons).toEqual([fly, yes, no]);
  });

  it('are the very objects of the trace', () => {
    expect(after(sent(), choice).buttons[0]).toBe(yes);
  });

  it('are names alone for a choice in the old form', () => {
    const old = came({ type: 'choice', payload: { choices: [{ name: 'Yes', intent: 'y' }] } });

    expect(after(sent(), old).buttons).toEqual([yes]);
  });

  it('stay when the turn is over, however it ended', () => {
    expect(after(sent(), choice, over()).buttons).toEqual([yes, no]);
    expect(after(sent(), choice, failed()).buttons).toEqual([yes, no]);
    expect(after(sent(), choice, over({ kind: 'left', by: 'stopped' })).buttons).toEqual([yes, no]);
  });

  it('go when the next turn begins, and do not come back', () => {
    const begun = after(sent(), choice, over(), sent());

    expect(begun.buttons).toEqual([]);
    expect(after(sent(), choice, over(), sent(null)).buttons).toEqual([]);
    expect(reduceConversation(begun, came(trace.text('So'))).buttons).toEqual([]);
    expect(reduceConversation(begun, failed()).buttons).toEqual([]);
    expect(reduceConversation(begun, card).buttons).toEqual([book]);
  });

  it('go when the conversation has ended or is closed', () => {
    expect(after(sent(), choice, came(trace.end())).buttons).toEqual([yes, no]);
    expect(after(sent(), choice, came(trace.end()), over()).buttons).toEqual([]);
    expect(after(sent(), choice, closed).buttons).toEqual([]);
    expect(after(sent(), choice, over(), closed).buttons).toEqual([]);
  });

  it('go with their message, where that leaves', () => {
    const state = afterWith({ maxMessages: 2 }, sent(), choice, card);

    expect(state.buttons).toEqual([yes, no, book]);
    expect(reduceConversation(state, came(trace.text('So'))).buttons).toEqual([book]);
    expect(
      afterWith({ maxMessages: 2 }, sent(), choice, card, came(content('a')), over()).buttons,
    ).toEqual([book]);
  });

  it('are the same array where a message has none', () => {
    const state = after(sent(), choice);

    for (const one of [trace.text('So'), content('a'), trace.debug('x')]) {
      expect(reduceConversation(state, came(one)).buttons).toBe(state.buttons);
    }
    expect(after(sent(), came(content('a')), came(end())).buttons).toBe(after(sent()).buttons);
  });
});
