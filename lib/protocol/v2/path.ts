/** The path of the endpoint for one user of one project. */
export const encodePath = (projectID: string, userID: string): string =>
  `/v2/project/${encodeURIComponent(projectID)}/user/${encodeURIComponent(userID)}/interact/stream`;

const pattern = /^\/v2\/project\/([^/]+)\/user\/([^/]+)\/interact\/stream$/;

/** The ids in a path of the endpoint; `undefined` for any other path, and for broken percent codes. */
export const decodePath = (
  path: string,
): { readonly projectID: string; readonly userID: string } | undefined => {
  const [, projectID, userID] = pattern.exec(path) ?? [];
  if (projectID === undefined || userID === undefined) return undefined;
  try {
    return { projectID: decodeURIComponent(projectID), userID: decodeURIComponent(userID) };
  } catch {
    return undefined;
  }
};
