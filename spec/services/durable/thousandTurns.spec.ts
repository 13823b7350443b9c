import { measureTurns } from './support/turns/measureTurns';

describe('a thousand turns of two hundred events at once', () => {
  it('are all complete and correct, on one server process', async () => {
    // It rejects where one of them is not whole.
    const { heapMiB, tookMs } = await measureTurns(1_000, 200);
    process.stdout.write(
      `1,000 turns of 200 events: ${Math.round(tookMs)} ms, heap at most ${Math.round(heapMiB)} MiB\n`,
    );

    expect(tookMs).toBeGreaterThan(0);
  }, 180_000);
});
