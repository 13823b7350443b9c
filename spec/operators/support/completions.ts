import { trace } from '../../../lib';
import type { CompletionEnd, Trace } from '../../../lib';

/** What every trace may carry, and what a user may have added. */
type More = Omit<Trace, 'type' | 'payload'> & { readonly at?: number };

/** A message begins. */
export const start = (more: More = {}) => ({ ...trace.completionStart(), ...more });

/** A delta. */
export const content = (delta: string, more: More = {}) => ({
  ...trace.completionContent(delta),
  ...more,
});

/** The message is whole. */
export const end = (more: More = {}) => ({ ...trace.completionEnd(), ...more });

/** The end that an operator gives a message that has none. */
export const cut = (text: string, more: More = {}) => {
  const payload: CompletionEnd & { readonly text: string } = {
    state: 'end',
    interrupted: true,
    text,
  };
  return { type: 'completion', payload, ...more } as const;
};

/** `value` with the text of its message so far. */
export const withText = <T extends { readonly payload: object }>(value: T, text: string) => ({
  ...value,
  payload: { ...value.payload, text },
});

/** The text that a whole message is folded to. */
export const folded = (message: string, more: More = {}) => ({ ...trace.text(message), ...more });

/** The text that a message is folded to which was cut. */
export const foldedCut = (message: string, more: More = {}) => ({
  ...trace.text(message, { interrupted: true }),
  ...more,
});
