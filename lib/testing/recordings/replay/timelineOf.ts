import { VirtualTimeScheduler } from 'rxjs';
import type { ObservableNotification } from 'rxjs';
import { createClient } from '../../../client/createClient';
import type { Trace } from '../../../protocol/Trace';
import type { TimedNotification, Timeline } from '../../timeline/Timeline';
import type { ByteRecording, Recording } from '../Recording';
import { notificationsOf } from './notificationsOf';
import { playBytes } from './playBytes';

/** For a client that plays a recording: nothing is reached. */
export const recordedClient = {
  baseURL: 'http://recording.invalid',
  projectID: 'recording',
} as const;

/** The turn that a client with a recording is asked for. */
export const recordedTurn = { userID: 'recording' } as const;

const timelineOfBytes = (recording: ByteRecording): Promise<Timeline<Trace>> =>
  new Promise((resolve) => {
    // Nothing waits, so this clock is never asked to go on.
    const scheduler = new VirtualTimeScheduler();
    const timeline: TimedNotification<Trace>[] = [];
    let time = 0;
    const add = (notification: ObservableNotification<Trace>) => {
      timeline.push({ time, notification });
      if (notification.kind !== 'N') resolve(timeline);
    };
    const fetch = playBytes(recording, {
      speed: Infinity,
      scheduler,
      onTime: (now) => {
        time = now;
      },
      onOpen: () => resolve(timeline),
    });
    createClient({ ...recordedClient, fetch, scheduler })
      .interact(recordedTurn)
      .subscribe({
        next: (value) => add({ kind: 'N', value }),
        error: (error: unknown) => add({ kind: 'E', error }),
        complete: () => add({ kind: 'C' }),
      });
  });

/** What a client makes, or made, of a recording, with the times of the recording. */
export const timelineOf = (recording: Recording): Promise<Timeline<Trace>> =>
  recording.of === 'bytes'
    ? timelineOfBytes(recording)
    : Promise.resolve(notificationsOf(recording));
