/** What Redis says of itself while it starts, moves, is another's replica, or has much to do. */
const temporary = [
  'BUSY',
  'CLUSTERDOWN',
  'LOADING',
  'MASTERDOWN',
  'NOREPLICAS',
  'OOM',
  'READONLY',
  'TRYAGAIN',
];

/** Redis 6 puts the code of what failed inside a script in the middle of its message. */
const temporaryCode = new RegExp(`(?:^|[\\s-])(?:${temporary.join('|')})\\b`);

/** An error of Redis begins with its code in capitals; no error of a connection does. */
const replyCode = /^-?[A-Z]{2}[A-Z\d]* /;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** Whether a failure may be over when the command is sent again: Redis is away, or not itself. */
export const isTemporary = (error: unknown): boolean => {
  const message = messageOf(error);
  return !replyCode.test(message) || temporaryCode.test(message);
};

/** Whether Redis does not know a script that is named by its hash. */
export const isNoScript = (error: unknown): boolean => messageOf(error).startsWith('NOSCRIPT');

/** Whether Redis has no memory left for anything more. */
export const isOutOfMemory = (error: unknown): boolean => /(?:^|[\s-])OOM\b/.test(messageOf(error));
