import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';

/** A delta with other text, that came at `time`; what else it carries is kept. */
export const toContent = (
  trace: CompletionTrace,
  time: number | undefined,
  content: string,
): CompletionTrace => {
  const fields: object = trace.payload;
  const payload = { ...fields, state: 'content', content } as const;
  if ('text' in payload) delete payload.text;
  return { ...trace, ...(time === undefined ? {} : { time }), payload };
};
