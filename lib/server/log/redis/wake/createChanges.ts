import type { LogChange } from '../../EventLog';
import type { WakeUp } from '../replies/readWakeUps';
import { createAnnouncer } from './createAnnouncer';
import type { Announcement } from './createAnnouncer';
import { createWakeUps } from './createWakeUps';
import type { WakeUpsConfig } from './createWakeUps';
import { createWatchers } from './createWatchers';

/** What has changed, from whoever changed it to whoever watches. */
export interface Changes {
  /** Tells all processes; those of this one at once. */
  readonly tell: (announcements: readonly Announcement[]) => void;
  /** @returns What ends the watching. */
  readonly watch: (name: string, onChange: (change: LogChange) => void) => () => void;
}

/** How changes are told. */
export interface ChangesConfig extends Omit<WakeUpsConfig, 'onListen' | 'onWakeUp'> {
  /** Puts an entry of these fields in the stream of wake-ups. */
  readonly announce: (fields: readonly string[]) => Promise<unknown>;
}

const changeOf = (kind: string): LogChange => (kind === 'e' ? 'events' : 'state');

const ignore = () => undefined;

/** Makes the one place of a process where changes are told and heard. */
export const createChanges = ({ announce, ...config }: ChangesConfig): Changes => {
  /** Who has put an entry in the stream need not be told of it once more. */
  const self = crypto.randomUUID();
  const watchers = createWatchers();
  const announceAll = createAnnouncer((announcements) =>
    announce(['by', self, ...announcements.flat()]),
  );

  const onWakeUp = ({ fields: [, by, ...changes] }: WakeUp) => {
    if (by === self) return;
    for (let at = 0; at + 1 < changes.length; at += 2) {
      watchers.tell(changes[at + 1] ?? '', changeOf(changes[at] ?? ''));
    }
  };

  const wakeUps$ = createWakeUps({ ...config, onListen: watchers.tellAll, onWakeUp });

  return {
    tell: (announcements) => {
      announceAll(announcements);
      for (const [kind, name] of announcements) watchers.tell(name, changeOf(kind));
    },
    watch: (name, onChange) => {
      const leave = watchers.add(name, onChange);
      const hearing = wakeUps$.subscribe({ error: ignore });
      return () => {
        leave();
        hearing.unsubscribe();
      };
    },
  };
};
