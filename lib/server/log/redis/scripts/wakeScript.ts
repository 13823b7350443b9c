/**
 * Tells all processes what has changed. KEYS: the stream of wake-ups. ARGV: how many are kept, how
 * long the stream lives after the last one in ms, and the fields of the entry.
 */
export const wakeScript = `
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return { 'told', {} }
`;
