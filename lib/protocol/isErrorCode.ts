/** Whether the text of an `error` event is a code, rather than a sentence of the service's. */
export const isErrorCode = (text: string): boolean => /^[\w.:-]{1,64}$/.test(text);
