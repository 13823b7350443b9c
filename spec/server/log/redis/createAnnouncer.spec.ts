import { createAnnouncer } from '../../../../lib/server/log/redis/wake/createAnnouncer';
import type { Announcement } from '../../../../lib/server/log/redis/wake/createAnnouncer';
import { expectNoUnhandledRejection } from '../../../support/expectNoUnhandledRejection';
import { flush } from '../../../support/flush';

const setUp = () => {
  const sent: { names: string[]; done: () => void; fail: () => void }[] = [];
  const announce = createAnnouncer(
    (announcements) =>
      new Promise((resolve, reject) => {
        const names = announcements.map((each) => each.join(''));
        sent.push({ names, done: () => resolve('OK'), fail: () => reject(new Error('away')) });
      }),
  );
  return { announce, sent };
};

const events = (name: string): Announcement => ['e', name];

describe('announcements', () => {
  expectNoUnhandledRejection();

  it('go out at once, and those that come meanwhile together, each once', async () => {
    const { announce, sent } = setUp();
    announce([events('1')]);
    announce([events('2'), events('1')]);
    announce([events('2'), ['s', '2']]);

    expect(sent.map(({ names }) => names)).toEqual([['e1']]);

    sent[0]?.done();
    await flush();

    expect(sent.map(({ names }) => names)).toEqual([['e1'], ['e2', 'e1', 's2']]);
  });

  it('are sent on after one that failed', async () => {
    const { announce, sent } = setUp();
    announce([events('1')]);
    announce([events('2')]);
    sent[0]?.fail();
    await flush();

    expect(sent.map(({ names }) => names)).toEqual([['e1'], ['e2']]);
  });

  it('are lost where too many wait', async () => {
    const { announce, sent } = setUp();
    announce([events('first')]);
    for (let index = 0; index < 5000; index += 1) announce([events(`${index}`)]);
    sent[0]?.done();
    await flush();

    expect(sent[1]?.names).toHaveLength(1000);

    sent[1]?.done();
    await flush();
    announce([events('last')]);

    expect(sent[2]?.names).toEqual(['elast']);
  });

  it('are nothing where there is nothing to tell', () => {
    const { announce, sent } = setUp();
    announce([]);

    expect(sent).toEqual([]);
  });
});
