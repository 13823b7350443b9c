import { flush } from './flush';

/** In a `describe`: fails each of its tests that leaves a rejection, or an error, to nobody. */
export const expectNoUnhandledRejection = (): void => {
  const reasons: unknown[] = [];
  const note = (reason: unknown): void => {
    reasons.push(reason);
  };
  beforeEach(() => {
    reasons.length = 0;
    process.on('unhandledRejection', note);
    process.on('uncaughtException', note);
  });
  afterEach(async () => {
    await flush();
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
    expect(reasons).toEqual([]);
  });
};
