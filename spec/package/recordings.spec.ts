import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstValueFrom, lastValueFrom, Subject, toArray } from 'rxjs';
import { action, createClient } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';
import { parseRecording, recordFetch, toMarbles, virtualTime, replay } from 'voiceflow-rx/testing';
import type { Recording } from 'voiceflow-rx/testing';
import { startCli } from '../cli/support/startCli';
import type { CliProcess } from '../cli/support/startCli';
import { installed } from './support/installed';
import { runInstalled } from './support/runTests';

const userID = 'Ada Lovelace-1815';
const mail = 'ada.lovelace@example.com';
const phone = '+49 170 1234567';

describe('a session with npm start -- --serve, recorded with its bytes and times', () => {
  let server: CliProcess;
  let key: string;
  /** What the client gave, turn by turn. */
  const answers: (readonly Trace[])[] = [];
  const recordings: Recording[] = [];
  const recorded = new Subject<Recording>();

  beforeAll(async () => {
    server = startCli(['--serve', '--port', '0']);
    await server.saw('completion_events');
    key = /Authorization: ([^'"\s]+)/.exec(server.written.out)?.[1] ?? '';
    const { interact } = createClient({
      apiKey: key,
      projectID: /project\/([^/]+)/.exec(server.written.out)?.[1] ?? '',
      baseURL: /http:\/\/127\.0\.0\.1:\d+/.exec(server.written.out)?.[0] ?? '',
      completionEvents: true,
      fetch: recordFetch({ onRecorded: (recording) => recorded.next(recording) }),
    });
    const says = `Where is my bag? Write to ${mail} or call ${phone}`;
    for (const said of [action.launch(), action.text(says)]) {
      // A recording is whole when the connection is: a little later than the turn.
      const whole = firstValueFrom(recorded);
      answers.push(await lastValueFrom(interact({ userID, action: said }).pipe(toArray())));
      recordings.push(await whole);
    }
  }, 30_000);

  afterAll(async () => {
    server.kill('SIGKILL');
    await server.exit;
  });

  it('holds no secret that was planted', () => {
    const json = JSON.stringify(recordings);

    expect(recordings).toHaveLength(2);
    expect(key.length).toBeGreaterThan(3);
    for (const secret of [
      key,
      userID,
      encodeURIComponent(userID),
      'Lovelace',
      mail,
      phone,
      '1234567',
    ]) {
      expect(json).not.toContain(secret);
    }
  });

  it('gives the same traces again, at the times they had', async () => {
    for (const [index, recording] of recordings.entries()) {
      const read = parseRecording(JSON.stringify(recording));
      const timeline = await virtualTime(({ play }) => play(replay(read)));
      const traces = timeline.flatMap(({ notification }) =>
        notification.kind === 'N' ? [notification.value] : [],
      );

      expect(traces).toEqual(answers[index]);
      expect(timeline.at(-1)?.time).toBeGreaterThan(1_000);
    }
  });

  it('becomes a marble spec that passes unchanged, and fails where a word is changed', async () => {
    const place = join(installed().project, 'recorded');
    mkdirSync(place, { recursive: true });
    const specs = await Promise.all(
      recordings.map((recording) => toMarbles(recording, { importIt: 'vitest' })),
    );
    specs.forEach((spec, index) => writeFileSync(join(place, `turn${index}.test.ts`), spec));

    expect(runInstalled('vitest', place, 'turn')).toMatchObject({ status: 0 });

    const [spec = ''] = specs;
    const changed = spec.replace(/flight is booked(?=[^]*expectObservable)/, 'flight is blocked');
    writeFileSync(join(place, 'changed.test.ts'), changed);

    expect(changed).not.toBe(spec);
    expect(runInstalled('vitest', place, 'changed')).toMatchObject({ status: 1 });
    expect(readFileSync(join(place, 'turn0.test.ts'), 'utf8')).toContain('+');
  }, 60_000);
});
