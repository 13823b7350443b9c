import type { ClientConfig } from '../../index';
import type { Environment } from './Environment';
import { UsageError } from './UsageError';

const names = {
  apiKey: 'VOICEFLOW_API_KEY',
  projectID: 'VOICEFLOW_PROJECT_ID',
  baseURL: 'VOICEFLOW_BASE_URL',
  environment: 'VOICEFLOW_ENVIRONMENT',
};

/**
 * Reads from the environment which project to talk to; an empty variable counts as none.
 *
 * @returns `undefined` where it names none: then the embedded agent is meant.
 * @throws UsageError that names what is missing, where it says a part only.
 */
export const readProject = (env: Environment): ClientConfig | undefined => {
  const read = (name: string) => (env[name] === '' ? undefined : env[name]);
  const [apiKey, projectID] = [read(names.apiKey), read(names.projectID)];
  const [baseURL, environment] = [read(names.baseURL), read(names.environment)];
  const set = Object.values(names).filter((name) => read(name) !== undefined);
  if (set.length === 0) return undefined;
  if (apiKey === undefined || projectID === undefined) {
    const missing = [names.apiKey, names.projectID].filter((name) => read(name) === undefined);
    throw new UsageError(
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, but not ${missing.join(' and ')}. A project needs both ` +
        `${names.apiKey} and ${names.projectID}; without any of them the embedded agent answers.`,
    );
  }
  return {
    apiKey,
    projectID,
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(environment === undefined ? {} : { environment }),
  };
};
