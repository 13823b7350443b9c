import { from } from 'rxjs';
import { trace } from '../../../lib';
import { spyOn } from '../../../lib/testing/spies/spyOn';
import { failureOf, turn } from './support';

const buttons = (...names: readonly string[]) => names.map((name) => ({ name }));

describe('toOffer', () => {
  it('takes the names of the last buttons, in order', () => {
    expect(turn('A?|')).toOffer(['Yes', 'No']);
    expect(turn('?{choice "London" "Sydney"}B|')).toOffer(['London', 'Sydney']);
    expect(turn('?|')).not.toOffer(['No', 'Yes']);
    expect(turn('?|')).not.toOffer(['Yes']);
  });

  it('takes the buttons of a card, and those of all cards of a carousel', () => {
    const card = trace.card({ title: 'Seat', buttons: buttons('12A') });
    const carousel = trace.carousel([
      { buttons: buttons('Bali') },
      {},
      { buttons: buttons('Perth') },
    ]);

    expect(spyOn(from([card]))).toOffer(['12A']);
    expect(spyOn(from([card, carousel]))).toOffer(['Bali', 'Perth']);
    expect(spyOn(from([carousel, trace.card({ title: 'no buttons' })]))).toOffer(['Bali', 'Perth']);
  });

  it('takes buttons of the old form', () => {
    expect(turn('{trace choice {"choices":[{"name":"Yes"}]}}|')).toOffer(['Yes']);
  });

  it('takes an empty list where nothing is offered', () => {
    expect(turn('A|')).toOffer([]);
    expect(turn('?|')).not.toOffer([]);
  });

  it('fails with all that is offered', () => {
    expect(failureOf(() => expect(turn('?{choice "Maybe"}|')).toOffer(['Yes', 'No']))).toEqual([
      'The turn does not offer "Yes", "No".',
      '',
      'It offers:',
      '  "Yes", "No"',
      '  "Maybe"',
      'and then ends.',
    ]);
    expect(failureOf(() => expect(turn('A|')).toOffer(['Yes']))).toEqual([
      'The turn does not offer "Yes".',
      '',
      'It offers nothing, and ends.',
    ]);
    expect(failureOf(() => expect(turn('A|')).not.toOffer([]))).toEqual([
      'The turn must not offer nothing, but it does.',
      '',
      'It offers nothing, and ends.',
    ]);
  });

  it('refuses what is no list of names', () => {
    // @ts-expect-error -- it must be a list
    expect(() => expect(turn('?|')).not.toOffer('Yes')).toThrow('toOffer(…) must be given a list');
  });
});
