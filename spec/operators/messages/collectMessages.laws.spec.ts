import fc from 'fast-check';
import { concat, from, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { collectMessages, trace } from '../../../lib';
import type { Message, MessagesView, Trace } from '../../../lib';
import { streamedTurn } from '../../support/arbitraries.streams';
import { spyOn } from '../../../lib/testing';
import { runs } from '../../support/runs';
import { content, end, start } from '../support/completions';

const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
};

/** All views of a turn; each is frozen as it comes, so that a change of it would throw. */
const viewsOf = (source: Observable<Trace>) => spyOn(source.pipe(collectMessages()), deepFreeze);

const messagesOf = ({ settled, open, alsoOpen }: MessagesView): readonly Message[] => [
  ...settled,
  ...(open === undefined ? [] : [open]),
  ...alsoOpen,
];

const withoutKey = ({ key: _key, ...said }: Message) => said;

const sorted = (keys: readonly number[] = []) => [...keys].sort((a, b) => a - b);

const saidIn = (views: readonly MessagesView[]) => views.at(-1)?.settled.map(withoutKey);

describe('collectMessages, for any turn,', () => {
  it('comes to the same messages with completions on and off', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed, whole }) => {
        const { values, errors } = viewsOf(from(streamed));

        expect(saidIn(values)).toEqual(saidIn(viewsOf(from(whole)).values));
        expect(errors).toEqual([]);
        expect(values.at(-1)?.open).toBeUndefined();
        expect(values.at(-1)?.alsoOpen ?? []).toEqual([]);
      }),
      runs(1_000),
    );
  });

  it('comes to the same where the turn fails, and fails then', () => {
    const failure = new Error('no agent');
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const failing$ = throwError(() => failure);
        const failed = viewsOf(concat(from(streamed), failing$));

        expect(failed.values).toEqual(viewsOf(from(streamed)).values);
        expect(failed.errors).toEqual([failure]);
      }),
      runs(1_000),
    );
  });

  it('numbers the messages in the order in which they began, each once', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const { values } = viewsOf(from(streamed));
        const keys = values.map((view) => messagesOf(view).map(({ key }) => key));
        const opened = values.map(({ settled }, index) => keys[index]?.slice(settled.length));

        expect(keys.map(sorted)).toEqual(keys.map((some) => some.map((_, index) => index + 1)));
        expect(opened.map(sorted)).toEqual(opened);
      }),
      runs(1_000),
    );
  });

  it('keeps each object that did not change, and changes something in each view', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const { values } = viewsOf(from(streamed));
        const steps = values.slice(1).map((view, index) => [values[index] ?? view, view] as const);
        const wrong = steps.filter(([before, view]) => {
          const grew = view.settled.length > before.settled.length;
          const now = new Set(messagesOf(view));
          const lost = before.settled.some((message, at) => view.settled[at] !== message);
          const same = messagesOf(before).filter((message) => now.has(message)).length;
          return (!grew && view.settled !== before.settled) || lost || same < now.size - 1;
        });

        expect(wrong).toEqual([]);
        for (const [before, view] of steps) expect(view).not.toEqual(before);
      }),
      runs(500),
    );
  });

  it('was tried with several messages that are open at once', () => {
    const most = fc.sample(streamedTurn, 500).map(({ streamed }) => {
      const { values } = viewsOf(from(streamed));
      return Math.max(0, ...values.map(({ alsoOpen }) => alsoOpen.length));
    });

    expect(Math.max(...most)).toBe(2);
  });
});

describe('settled', () => {
  const before = Array.from({ length: 3 }, () => trace.text('before'));

  it('is the same array while a message grows', () => {
    const { values } = viewsOf(
      concat(of(...before, start(), content('Hel'), content('lo')), NEVER),
    );
    const [, , whole, ...growing] = values.map(({ settled }) => settled);

    expect(whole).toHaveLength(3);
    expect(growing).toHaveLength(3);
    for (const settled of growing) expect(settled).toBe(whole);
  });

  it('takes a whole message in as the object that it was last', () => {
    const { values } = viewsOf(of(start(), content('Hel'), end(), ...before));

    expect(values[2]?.settled[0]).toBe(values[1]?.open);
    expect(values.at(-1)?.settled[0]).toBe(values[1]?.open);
  });

  it('leaves a view as it was when a later one has more', () => {
    const { values } = viewsOf(of(start(), content('Hel'), end(), ...before));

    expect(values.map(({ settled }) => settled.length)).toEqual([0, 0, 1, 2, 3, 4]);
    expect(values.flatMap(({ open }) => open?.text ?? [])).toEqual(['', 'Hel']);
  });
});
