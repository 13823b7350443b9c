import type { ActionBase, CustomAction } from './CustomAction';

/** Starts the conversation anew. */
export interface LaunchAction extends ActionBase {
  readonly type: 'launch';
  readonly payload?: { readonly persona?: unknown } | null;
}

/** The user wrote or said something. */
export interface TextAction extends ActionBase {
  readonly type: 'text';
  readonly payload: string;
}

/** One entity of an intent. */
export interface Entity {
  readonly name: string;
  readonly value?: unknown;
}

/** The user meant something, as found by an NLU of your own. */
export interface IntentAction extends ActionBase {
  readonly type: 'intent';
  readonly payload: {
    readonly intent: { readonly name: string };
    readonly query?: string;
    readonly entities?: readonly Entity[];
    readonly confidence?: number;
  };
}

/** Something happened that a step of the project listens to. */
export interface EventAction extends ActionBase {
  readonly type: 'event';
  readonly payload: { readonly event: { readonly name: string } };
}

/** Takes one of the paths that a trace listed; what most buttons send. */
export interface PathAction extends ActionBase {
  readonly type: `path-${string}`;
  readonly payload?: { readonly label?: string } | null;
}

/** A custom action is done. */
export interface DoneAction extends ActionBase {
  readonly type: 'action';
  readonly payload?: unknown;
}

/** The user stayed silent for as long as a `no-reply` trace asked. */
export interface NoReplyAction extends ActionBase {
  readonly type: 'no-reply';
}

/** A message as an object. */
export interface MessageAction extends ActionBase {
  readonly type: 'message';
  readonly payload: { readonly message: string };
}

/** The user sent files. */
export interface FileAction extends ActionBase {
  readonly type: 'file';
  readonly payload: { readonly text?: string; readonly files: readonly unknown[] };
}

/** The user pressed keys of a telephone. */
export interface DtmfAction extends ActionBase {
  readonly type: 'dtmf';
  readonly payload: string;
}

/** A person takes over, or hands back. */
export interface LiveAgentHandoffAction extends ActionBase {
  readonly type: 'live-agent-handoff';
  readonly payload?: unknown;
}

/** Ends the conversation. */
export interface EndAction extends ActionBase {
  readonly type: 'end';
  readonly payload?: unknown;
}

/** An action of a type that this library knows. */
export type KnownAction =
  | LaunchAction
  | TextAction
  | IntentAction
  | EventAction
  | PathAction
  | DoneAction
  | NoReplyAction
  | MessageAction
  | FileAction
  | DtmfAction
  | LiveAgentHandoffAction
  | EndAction;

/**
 * What the user did: a closed union, told apart by `type`, as `Trace` is.
 *
 * Write a known one as it stands on the wire (`{ type: 'launch' }`) or with a builder of `action`;
 * any other one with `action.custom(type, payload)`.
 *
 * @example
 * ```ts
 * import type { Turn } from 'voiceflow-rx';
 *
 * const said = ({ action }: Turn): string => (action?.type === 'text' ? action.payload : '');
 * ```
 */
export type Action = KnownAction | CustomAction;
