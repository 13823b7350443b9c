import * as t from 'io-ts';
import { record } from '../../codec/record';

/** A choice that the user is offered. It is answered with `action.fromButton(button)`. */
export interface Button {
  /** What stands on the button. */
  readonly name: string;
  /** What to send back, verbatim, as the action; its shape is the project's business. */
  readonly request?: unknown;
}

/** The codec of {@link Button}. */
export const Button: t.Type<Button> = record({ name: t.string }, { request: t.unknown });
