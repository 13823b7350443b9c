import { action } from '../../../lib';
import type { Action } from '../../../lib';
import { findReply } from '../../../lib/cli/agent/findReply';
import { topics } from '../../../lib/cli/agent/topics';

const noon = Date.UTC(2026, 5, 2, 12);
const reply = (act: Action | null | undefined) => findReply(act, noon);
const said = (text: string) => reply(action.text(text)).message;

describe('findReply', () => {
  it.each([
    ['How many bags may I take?', /two bags/],
    ['LUGGAGE', /two bags/],
    ['Can I choose my seat?', /window and on the aisle/],
    ['A window seat, please', /seat 42A/],
    ['the window', /seat 42A/],
    ['aisle', /seat 42C/],
    ['What will the weather be like?', /beginning of winter/],
    ['What time is it there?', /Tuesday 22:00/],
    ['Can I get a refund?', /Shall I cancel/],
    ['yes, cancel it', /is cancelled/],
    ['help', /I know about/],
    ['goodbye!', /Goodbye/],
  ])('answers %j', (text, expected) => {
    expect(said(text)).toMatch(expected);
  });

  it('gives each topic an answer of its own', () => {
    const messages = topics.map((topic) => topic.reply(noon).message);

    expect(new Set(messages).size).toBe(topics.length);
  });

  it('offers only buttons that it knows the answer to', () => {
    const buttons = topics.flatMap((topic) => topic.reply(noon).buttons ?? []);
    const answers = buttons.map((button) => reply(action.fromButton(button)).message);

    expect(buttons.length).toBeGreaterThan(5);
    expect(answers.filter((answer) => answer.startsWith('I understood'))).toEqual([]);
  });

  it('says back what it knows nothing about', () => {
    expect(said('  Do you sell <b>tea</b>? ')).toMatch(/^I understood “Do you sell <b>tea<\/b>\?”/);
  });

  it('does not take a word for a topic that only looks like one', () => {
    expect(said('my baggy trousers')).toMatch(/^I understood/);
    expect(said('several rows of this narrow window and more')).toMatch(/^I understood/);
  });

  it('says no more than 80 characters back, and cuts none in two', () => {
    expect(said('🛫'.repeat(81))).toContain(`“${'🛫'.repeat(80)}…”`);
    expect(said('🛫'.repeat(80))).toContain(`“${'🛫'.repeat(80)}”`);
  });

  it('reads a megabyte in no time', () => {
    const before = performance.now();
    said('yes, canc '.repeat(100_000));

    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', action.text(' ')],
  ])('offers help on %s', (_, act) => {
    expect(reply(act).message).toMatch(/^I know about/);
  });

  it('reads messages, and intents by their query or their name', () => {
    expect(reply(action.message('bags')).message).toMatch(/two bags/);
    expect(reply(action.intent('anything', { query: 'bags' })).message).toMatch(/two bags/);
    expect(reply(action.intent('choose_seat')).message).toMatch(/window and on the aisle/);
  });

  it('names the type of an action that it cannot read', () => {
    expect(reply(action.custom('Pay', {})).message).toMatch(/an action of the type “Pay”/);
    expect(reply(action.path('nowhere')).message).toMatch(/the type “path-nowhere”/);
    expect(reply(action.dtmf('12#')).message).toMatch(/the type “dtmf”/);
  });
});
