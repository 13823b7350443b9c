const frame = (id: number, message: string): string =>
  `event: trace\nid: ${id}\ndata: {"type":"text","payload":{"message":"${message}"}}\n\n`;

const rest = [frame(2, 'It is lovely in June'), frame(3, 'and busy in July.')];

/** A short turn as it stands on the wire: its first trace, and what comes after it. */
export const turnFrames = {
  first: frame(1, 'One moment please…'),
  rest: `${rest.join('')}event: end\nid: 4\ndata: {}\n\n`,
  traces: 1 + rest.length,
} as const;
