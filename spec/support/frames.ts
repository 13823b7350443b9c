/** One event of a turn as it stands on the wire; its data is written as JSON. */
export const frame = (event: string, id: number | string | undefined, data?: unknown): string =>
  [
    `event: ${event}\n`,
    id === undefined ? '' : `id: ${id}\n`,
    data === undefined ? '' : `data: ${JSON.stringify(data)}\n`,
    '\n',
  ].join('');

/** A text trace that says `message`. */
export const text = (message: string) => ({ type: 'text', payload: { message } }) as const;

/** The event of a text trace. */
export const textFrame = (id: number, message: string): string => frame('trace', id, text(message));

/** The event that ends a turn, as the service sends it: without data. */
export const endFrame = (id: number): string => frame('end', id);
