import * as t from 'io-ts';
import { list } from '../../list';
import { oneOf } from '../../oneOf';
import { payloadCodec, traceCodec } from '../traceCodec';
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

const newForm = payloadCodec({ buttons: list(Button) }, { choices: t.unknown });

const oldForm = payloadCodec(
  { choices: list(payloadCodec({ name: t.string }, { intent: t.unknown })) },
  { buttons: t.undefined },
);

const hasChoicesOnly = payloadCodec({ choices: t.unknown }, { buttons: t.undefined });

/** The codec of {@link ChoiceTrace}. */
export const ChoiceTrace: t.Type<ChoiceTrace> = traceCodec(
  'choice',
  oneOf<ChoicePayload>('a payload with buttons', (payload) =>
    hasChoicesOnly.is(payload) ? oldForm : newForm,
  ),
);
