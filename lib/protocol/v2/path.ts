/** The path of the endpoint for one user of one project. */
export const encodePath = (projectID: string, userID: string): string =>
  `/v2/project/${encodeURIComponent(projectID)}/user/${encodeURIComponent(userID)}/interact/stream`;

/** Where a turn can be attached to, relative to the URL of the request that began it. */
export const encodeTurnURL = (turnID: string): string => `stream/${turnID}`;

/** The ids in a path: of the endpoint, or of one turn below it. */
export interface PathIDs {
  readonly projectID: string;
  readonly userID: string;
  readonly turnID?: string;
}

/**
 * Whether a text can name a turn: 1 to 64 characters of `A-Z a-z 0-9 _ -`. An idempotency key names
 * the turn that is claimed under it.
 */
export const isTurnID = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

const pattern = /^\/v2\/project\/([^/]+)\/user\/([^/]+)\/interact\/stream(?:\/([^/]+))?$/;

/** The ids in a path of the endpoint; `undefined` for any other path, and for broken percent codes. */
export const decodePath = (path: string): PathIDs | undefined => {
  const [, projectID, userID, turnID] = pattern.exec(path) ?? [];
  if (projectID === undefined || userID === undefined) return undefined;
  if (turnID !== undefined && !isTurnID(turnID)) return undefined;
  try {
    return {
      projectID: decodeURIComponent(projectID),
      userID: decodeURIComponent(userID),
      ...(turnID === undefined ? {} : { turnID }),
    };
  } catch {
    return undefined;
  }
};
