/** What is to be told of one turn: the kind, and its name. */
export type Announcement = readonly [kind: string, name: string];

/** The most that wait to be told, and the most of one message. */
const most = 1000;

/**
 * Tells the other processes what has changed, as often as it can be told: what comes while a message
 * is on its way goes in the next one, each once. What is too much, or cannot be told, is lost: they
 * find out when they look by themselves.
 */
export const createAnnouncer = (
  send: (announcements: readonly Announcement[]) => Promise<unknown>,
): ((announcements: readonly Announcement[]) => void) => {
  const waiting = new Map<string, Announcement>();
  let isSending = false;

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    while (waiting.size > 0) {
      const announcements = [...waiting.values()];
      waiting.clear();
      await send(announcements).catch(() => undefined);
    }
    isSending = false;
  };

  return (announcements) => {
    for (const announcement of announcements) {
      if (waiting.size < most) waiting.set(announcement.join(' '), announcement);
    }
    void flush();
  };
};
