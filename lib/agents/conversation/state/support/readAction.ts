import type { Action } from '../../../../protocol/actions/Action';
import { toCustomAction } from '../../../../protocol/actions/CustomAction';
import { decodeAction } from '../../../../protocol/actions/decodeAction';
import { readObject, readText, refuse } from './readFields';
import type { Read } from './readFields';

const asIs: Read<unknown> = (value) => value;

/** Reads an action as a state has it, or `null`. */
export const readAction: Read<Action | null> = (value, path) => {
  if (value === null) return null;
  const field = readObject(value, path);
  // What is sent of it is `raw`: the rest follows from that.
  if (field('type', readText) === 'custom') return toCustomAction(field('raw', asIs) ?? null);
  const decoded = decodeAction(value);
  if (decoded._tag === 'Right') return decoded.right;
  const [issue] = decoded.left.issues;
  throw refuse(
    issue === undefined ? path : `${path}.${issue.path}`,
    issue?.expected ?? 'an action',
  );
};
