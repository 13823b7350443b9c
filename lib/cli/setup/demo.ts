/** Who talks to the embedded agent. The key is no secret: it only shows how keys are checked. */
export const demo = {
  key: 'demo-key',
  projectID: 'demo-project',
  userID: 'demo-user',
} as const;
