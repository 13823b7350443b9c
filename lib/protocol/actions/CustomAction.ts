/** What every action may carry beside its `type` and its `payload`. */
export interface ActionBase {
  readonly diagramID?: string;
  readonly time?: number;
  readonly metadata?: unknown;
}

/**
 * An action of a type that this library does not know, or the request of a button of any shape.
 * Made by `action.custom` and `action.fromButton`; `raw` goes on the wire, exactly.
 */
export interface CustomAction {
  readonly type: 'custom';
  /** The type on the wire; empty where `raw` has none. */
  readonly name: string;
  /** The payload on the wire. */
  readonly payload: unknown;
  /** The whole action on the wire. */
  readonly raw: unknown;
}

/** Makes a {@link CustomAction} of what goes on the wire. */
export const toCustomAction = (raw: unknown): CustomAction => {
  const { type, payload }: { readonly type?: unknown; readonly payload?: unknown } =
    typeof raw === 'object' && raw !== null ? raw : {};
  return { type: 'custom', name: typeof type === 'string' ? type : '', payload, raw };
};
