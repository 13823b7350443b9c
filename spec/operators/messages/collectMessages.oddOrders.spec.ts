import { collectMessages, DisconnectError, trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { content, end, start } from '../support/completions';
import { message, view } from '../support/messages';

const failure = new DisconnectError({ phase: 'closed', received: 3, cursor: '3' });

const one = { source: ['planner'] };
const two = { source: ['flights'] };

const traces = {
  s: start(),
  a: content('Hel'),
  e: end(),
  t: trace.text('Hi'),
  i: { type: 'completion', payload: { state: 'end', interrupted: true } },
} as const;

const hel = message(1, { text: 'Hel' });
const cut = message(1, { text: 'Hel', interrupted: true });
const empty = message(1);

const views = {
  S: view([], empty),
  A: view([], hel),
  E: view([hel]),
  X: view([cut]),
  T: view([message(1, { text: 'Hi' })]),
  U: view([message(2, { text: 'Hi' })], hel),
  Y: view([message(2, { text: 'Hi' }), cut]),
  N: view([cut], message(2)),
  B: view([cut], message(2, { text: 'Hel' })),
  Z: view([cut, message(2, { text: 'Hel' })]),
};

describe('collectMessages, in odd orders,', () => {
  it.each([
    ['opens a message with content that has no start', '-a-e-|', '-A-E-|'],
    ['leaves out an end without a message', '-e-t-e-|', '---T---|'],
    ['settles a message as cut when the next one starts', '-s-a-s---a-e-|', '-S-A-(XN)B-Z-|'],
    ['settles an open message as cut when the turn completes', '-s-a-t-|', '-S-A-U-(Y|)'],
    ['settles it likewise when the turn fails, and fails then', '-s-a-t-#', '-S-A-U-(Y#)'],
    ['completes and fails as its source, where all has settled', '-s-a-e-#', '-S-A-E-#'],
    ['keeps the mark of a message that was cut on the other side', '-s-a-i-|', '-S-A-X-|'],
  ])('%s', (_name, from, to) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(from, traces, failure);

      expectObservable(source.pipe(collectMessages())).toBe(to, views, failure);
      expectSubscriptions(source.subscriptions).toBe(`^${'-'.repeat(from.length - 2)}!`);
    });
  });
});

describe('collectMessages, with several speakers,', () => {
  const values = {
    s: start(one),
    t: start(two),
    a: content('a', one),
    b: content('b', two),
    e: end(one),
    f: end(two),
    g: content('g'),
  };
  const first = (text = '', more = {}) => message(1, { speaker: ['planner'], text, ...more });
  const second = (text = '', more = {}) => message(2, { speaker: ['flights'], text, ...more });

  it('has the one that began first as open, and the others behind it', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -stab-e-b-f|', values);
      const expected = '    -STAB-E-G-F|';

      expectObservable(source.pipe(collectMessages())).toBe(expected, {
        S: view([], first()),
        T: view([], first(), second()),
        A: view([], first('a'), second()),
        B: view([], first('a'), second('b')),
        E: view([first('a')], second('b')),
        G: view([first('a')], second('bb')),
        F: view([first('a'), second('bb')]),
      });
    });
  });

  it('settles one behind the first without a change of the first', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -stgf-a-t-|    ', values);
      const expected = '    -STGF-A-U-(XYZ|)';
      const third = message(3, { text: 'g' });
      const thirdCut = message(3, { text: 'g', interrupted: true });
      const fourth = (more = {}) => message(4, { speaker: ['flights'], ...more });
      const cutOne = first('a', { interrupted: true });

      expectObservable(source.pipe(collectMessages())).toBe(expected, {
        S: view([], first()),
        T: view([], first(), second()),
        G: view([], first(), second(), third),
        F: view([second()], first(), third),
        A: view([second()], first('a'), third),
        U: view([second()], first('a'), third, fourth()),
        X: view([second(), cutOne], third, fourth()),
        Y: view([second(), cutOne, thirdCut], fourth()),
        Z: view([second(), cutOne, thirdCut, fourth({ interrupted: true })]),
      });
    });
  });

  it('begins a message anew behind the others, where a start cuts one', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -st-s---|', values).pipe(collectMessages());
      const expected = '    -ST-(XN)(YZ|)';
      const third = (more = {}) => message(3, { speaker: ['planner'], ...more });
      const cutOne = first('', { interrupted: true });
      const cutTwo = second('', { interrupted: true });

      expectObservable(source).toBe(expected, {
        S: view([], first()),
        T: view([], first(), second()),
        X: view([cutOne], second()),
        N: view([cutOne], second(), third()),
        Y: view([cutOne, cutTwo], third()),
        Z: view([cutOne, cutTwo, third({ interrupted: true })]),
      });
    });
  });
});
