import * as t from 'io-ts';
import { list } from '../codec/list';
import { record } from '../codec/record';

/** One way out of a step, as a custom action lists them. */
export interface TracePath {
  /** What the path is called in the project. */
  readonly label?: string;
  /** The event that takes it. */
  readonly event?: unknown;
}

/** What every trace may carry beside its `type` and its `payload`. */
export interface TraceBase {
  /**
   * Epoch milliseconds in real data, seconds in some documents, sometimes absent and not monotonic:
   * never sort by it.
   */
  readonly time?: number;
  /** The ways on from here, where the trace asks for a decision. */
  readonly paths?: readonly TracePath[];
  /** The index in `paths` of the way that is taken by default. */
  readonly defaultPath?: number;
  /** The turn that the trace belongs to. */
  readonly turnID?: string;
  /** The handle that the trace belongs to. */
  readonly handleID?: string;
  /**
   * Who is speaking, outermost first, where agents are composed. An extension of this library,
   * kept on its wire; the hosted service never sends it.
   */
  readonly source?: readonly string[];
}

/** The codec of {@link TracePath}. */
export const TracePath: t.Type<TracePath> = record({}, { label: t.string, event: t.unknown });

/** One codec for each field of {@link TraceBase}, by name. */
export const baseFields = {
  time: t.number,
  paths: list(TracePath),
  defaultPath: t.number,
  turnID: t.string,
  handleID: t.string,
  source: list(t.string),
};
