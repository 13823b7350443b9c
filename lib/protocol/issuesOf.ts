import type * as t from 'io-ts';
import type { DecodeIssue } from '../errors/DecodeError';

type Failures = readonly t.ValidationError[];

type Group = [t.ValidationError, ...t.ValidationError[]];

const isUnion = ({ type }: t.ContextEntry): boolean => '_tag' in type && type._tag === 'UnionType';

/**
 * Whether `context[index]` is a member of the type before it, and no field of the value: io-ts puts
 * the members of unions and intersections into the path, by index. A member has the same value.
 */
const isMember = (context: t.Context, index: number): boolean =>
  Object.is(context[index]?.actual, context[index - 1]?.actual);

const fieldsAfter = (context: t.Context, at: number): t.Context =>
  context.filter((_, index) => index > at && !isMember(context, index));

const groupBy = (errors: Failures, keyOf: (error: t.ValidationError) => unknown): Group[] => {
  const groups = new Map<unknown, Group>();
  for (const error of errors) {
    const key = keyOf(error);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [error]);
    else group.push(error);
  }
  return [...groups.values()];
};

/** Of the members of the union at `context[at]`, which all failed, the one that the value fits deepest. */
const likestMember = (errors: Failures, at: number): Failures => {
  const depthOf = (member: Failures): number =>
    member.reduce((max, { context }) => Math.max(max, fieldsAfter(context, at).length), 0);
  const members = groupBy(errors, ({ context }) => context[at + 1]?.key);
  const [likest = []] = members.sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length);
  return likest;
};

/** Leaves one member of each union: nobody wants to read what each of the others misses. */
const withoutRivals = (errors: Failures, from = 0): Failures => {
  const unionAt = ({ context }: t.ValidationError): number =>
    context.findIndex((entry, index) => index >= from && isUnion(entry));
  return groupBy(errors, (error) => error.context[unionAt(error)]).flatMap((group) => {
    const at = unionAt(group[0]);
    return at < 0 ? group : withoutRivals(likestMember(group, at), at + 1);
  });
};

/** io-ts names an object or an array after all that is in it. */
const readable = (name: string): string => {
  const orNull = name.endsWith(' | null)') ? ' or null' : '';
  if (/^\(*(\{|Partial<)/.test(name)) return `an object${orNull}`;
  if (/^\(*(Readonly)?Array</.test(name)) return `an array${orNull}`;
  return name.replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ');
};

const toIssue = ({ context, value }: t.ValidationError): DecodeIssue => {
  const fields = fieldsAfter(context, 0);
  const innermost = fields.at(-1) ?? context[0];
  return {
    path: fields.map(({ key }) => key).join('.'),
    expected: readable(innermost?.type.name ?? 'valid'),
    actual: value,
  };
};

/** Where a value fails its codec, and what was asked for there; one issue a path. */
export const issuesOf = (errors: t.Errors): readonly DecodeIssue[] => {
  const told = new Set(withoutRivals(errors));
  const issues = errors.filter((error) => told.has(error)).map(toIssue);
  return [...new Map(issues.map((issue) => [issue.path, issue])).values()];
};
