import { PassThrough } from 'node:stream';
import { concatMap, map } from 'rxjs';
import { createTerminal } from '../../../lib/cli/terminal/createTerminal';
import { flush } from '../../support/flush';
import { spyOn } from '../../../lib/testing';

const ctrl = { c: '\u0003', d: '\u0004', z: '\u001A' };

const open = () => {
  const setRawMode = jest.fn();
  const input = Object.assign(new PassThrough(), { setRawMode });
  const output = new PassThrough();
  let screen = '';
  output.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  /** What was written since the last look. */
  const raw = async () => {
    await flush();
    const seen = screen;
    screen = '';
    return seen;
  };
  const terminal = createTerminal({ input, output, prompt: '> ' });
  return {
    terminal,
    /** Hits keys, and lets the editor read them. */
    type: async (keys: string) => {
      input.write(keys);
      await flush();
    },
    raw,
    /** The same without what moves the cursor. */
    look: async () =>
      // eslint-disable-next-line no-control-regex -- escape sequences are what is taken out
      (await raw()).replace(/\u001B\[[\d;]*[A-Za-z]/g, '').replaceAll('\r', ''),
    input,
    setRawMode,
  };
};

describe('createTerminal', () => {
  it('asks for a line, and shows what is typed', async () => {
    const { look, terminal, type } = open();
    const asked = spyOn(terminal.ask$);
    await type('Hello\r');

    expect(asked).toMatchObject({ values: ['Hello'], completed: true });
    expect(await look()).toMatch(/^> .*Hello\n$/s);

    await type('x');
    expect(await look()).toBe('');
    terminal.close();
  });

  it('shows nothing of what is typed while nobody asks, and gives it at the next question', async () => {
    const { look, terminal, type } = open();
    await type('one\rtwo\rth');
    expect(await look()).toBe('');

    const asked = [spyOn(terminal.ask$), spyOn(terminal.ask$)];
    expect(asked.map(({ values }) => values)).toEqual([['one'], ['two']]);
    expect(await look()).toBe('> one\n> two\n');

    const third = spyOn(terminal.ask$);
    expect(await look()).toBe('> th');
    await type('ree\r');
    expect(third.values).toEqual(['three']);
    terminal.close();
  });

  it('asks again in the middle of an answer', async () => {
    const { terminal, type } = open();
    const both$ = terminal.ask$.pipe(
      concatMap((first) => terminal.ask$.pipe(map((second) => [first, second]))),
    );
    const { values } = spyOn(both$);
    await type('one\r');
    await type('two\r');

    expect(values).toEqual([['one', 'two']]);
    terminal.close();
  });

  it('takes the prompt away when it is asked in vain', async () => {
    const { raw, terminal, type } = open();
    const { subscription, values } = spyOn(terminal.ask$);
    await raw();
    subscription.unsubscribe();
    terminal.write('(no reply)\n');
    await type('late\r');

    expect(await raw()).toBe('\r\u001B[J(no reply)\n');
    expect(values).toEqual([]);
    terminal.close();
  });

  it('holds a hundred lines that nobody asked for, and no more', async () => {
    const { terminal, type } = open();
    await type(Array.from({ length: 102 }, (_, index) => `${index}\r`).join(''));
    const lines = Array.from({ length: 100 }, () => spyOn(terminal.ask$).values[0]);
    const next = spyOn(terminal.ask$);

    expect(lines).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
    expect(next.values).toEqual([]);
    terminal.close();
  });

  it('tells of an interrupt, and forgets what was typed ahead', async () => {
    const { terminal, type } = open();
    const interrupts = spyOn(terminal.interrupt$);
    await type(`one\rtw${ctrl.c}`);
    const asked = spyOn(terminal.ask$);

    expect(interrupts.values).toHaveLength(1);
    await type('three\r');
    expect(asked.values).toEqual(['three']);
    terminal.close();
  });

  it('tells of a key; of a line that was begun, at once', async () => {
    const { terminal, type } = open();
    const early = spyOn(terminal.key$);
    expect(early.values).toEqual([]);
    await type('x');
    expect(early.values).toHaveLength(1);

    expect(spyOn(terminal.key$).values).toEqual(['x']);
    terminal.close();
  });

  it('tells, also later, that the input was closed', async () => {
    const { terminal, type } = open();
    const early = spyOn(terminal.closed$);
    await type(ctrl.d);

    expect(early.values).toHaveLength(1);
    expect(spyOn(terminal.closed$).values).toHaveLength(1);
  });

  it('tells of the end of the input', async () => {
    const { input, terminal } = open();
    const closed = spyOn(terminal.closed$);
    input.end();
    await flush();

    expect(closed.values).toHaveLength(1);
  });

  it('does not suspend the process: the terminal stays raw', async () => {
    const { setRawMode, terminal, type } = open();
    await type(`${ctrl.z}x`);

    expect(setRawMode.mock.calls).toEqual([[true]]);
    terminal.close();
    expect(setRawMode).toHaveBeenLastCalledWith(false);
  });
});
