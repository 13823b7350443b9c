import { PassThrough } from 'node:stream';
import { GatedOutput } from '../../../lib/cli/terminal/GatedOutput';

const gate = () => {
  const screen = Object.assign(new PassThrough(), { columns: 40 });
  return { screen, output: new GatedOutput(screen) };
};

describe('GatedOutput', () => {
  it('writes at once while it is open, and nothing while it is not', () => {
    const { output, screen } = gate();
    output.write('a');
    output.open = true;
    output.write('b');
    output.write('c');
    output.open = false;
    output.write('d');

    expect(String(screen.read())).toBe('bc');
  });

  it('is as wide as the screen, and without a bound while it is closed', () => {
    const { output } = gate();
    expect(output.columns).toBe(Infinity);

    output.open = true;
    expect(output.columns).toBe(40);
  });

  it('passes on that the screen has changed its size', () => {
    const { output, screen } = gate();
    const resized = jest.fn();
    output.on('resize', resized);
    screen.emit('resize');

    expect(resized).toHaveBeenCalledTimes(1);
  });
});
