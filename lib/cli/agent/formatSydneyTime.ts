const sydney = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Australia/Sydney',
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day and the time in Sydney, like `Monday 09:05`; `now` is in epoch ms. */
export const formatSydneyTime = (now: number): string => {
  // What stands between the parts differs from one version of Node to the next.
  const parts = new Map(sydney.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday') ?? ''} ${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`;
};
