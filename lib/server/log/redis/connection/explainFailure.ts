/** The name and password of a URL, and the words of a command that Redis repeats. */
const secrets = /(?<=:\/\/)[^\s/]*@|(?<=args beginning with:).*/gs;

const codeOf = (error: Error): Readonly<{ code?: unknown }> =>
  'code' in error && typeof error.code === 'string' ? { code: error.code } : {};

/**
 * What a client of Redis has thrown, to be shown: its name, its code and its message. The rest may
 * hold the command, and so a password, or what somebody has said.
 */
export const explainFailure = (failure: unknown): Error => {
  if (!(failure instanceof Error)) return new Error('The client of Redis has thrown no error');
  const { name, message } = failure;
  const shown = new Error(message.replace(secrets, '…'));
  return Object.assign(shown, { name }, codeOf(failure));
};
