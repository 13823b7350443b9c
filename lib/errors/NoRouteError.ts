import { hasTag, TaggedError } from './TaggedError';

/** The most characters of a route that are kept: whoever chooses may say anything. */
const maxCharacters = 128;

const quoted = (name: string): string => `'${name}'`;

const messageOf = (route: string, routes: readonly string[]): string => {
  const known = `the routes are ${routes.map(quoted).join(', ')}`;
  return route === '' ? `No route was chosen: ${known}` : `No route is called '${route}': ${known}`;
};

/** Nobody answers the turn: the route that was chosen for it is none of those that there are. */
export class NoRouteError extends TaggedError<'NoRouteError'> {
  /** The name that was chosen, at most 128 characters of it; empty where none was. */
  readonly route: string;

  constructor(
    route: string,
    /** The names that there are. */
    readonly routes: readonly string[],
    /** Whether nothing has run: no agent chose the route. */
    readonly safeToResend: boolean,
  ) {
    const short = route.slice(0, maxCharacters);
    super('NoRouteError', messageOf(short, routes));
    this.route = short;
  }
}

/** Whether `error` is a {@link NoRouteError} of any copy of this library. */
export const isNoRouteError = (error: unknown): error is NoRouteError =>
  hasTag(error, 'NoRouteError');
