import * as t from 'io-ts';
import { record } from '../../codec/record';
import { isObject } from '../../codec/isObject';
import { list } from '../../codec/list';
import { oneOf } from '../../codec/oneOf';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';
import { Button } from './Button';

/** A choice in the old form. */
export interface OldChoice {
  readonly name: string;
  readonly intent?: unknown;
}

/** What a {@link ChoiceTrace} offers: `buttons`, or `choices` in the old form. */
export type ChoicePayload =
  | { readonly buttons: readonly Button[]; readonly choices?: unknown }
  | { readonly buttons?: undefined; readonly choices: readonly OldChoice[] };

/** Buttons for the user; there may be none. */
export interface ChoiceTrace extends TraceBase {
  readonly type: 'choice';
  readonly payload: ChoicePayload;
}

const newForm = record({ buttons: list(Button) }, { choices: t.unknown });

const oldForm = record(
  { choices: list(record({ name: t.string }, { intent: t.unknown })) },
  { buttons: t.undefined },
);

const hasChoicesOnly = (payload: unknown): boolean =>
  isObject(payload) && payload['buttons'] === undefined && payload['choices'] !== undefined;

/** The codec of {@link ChoiceTrace}. */
export const ChoiceTrace: t.Type<ChoiceTrace> = traceCodec(
  'choice',
  oneOf<ChoicePayload>('a payload with buttons', (payload) =>
    hasChoicesOnly(payload) ? oldForm : newForm,
  ),
);
