import { readProject } from '../../../lib/cli/setup/readProject';
import { UsageError } from '../../../lib/cli/setup/UsageError';

const key = { VOICEFLOW_API_KEY: 'VF.DM.secret' };
const project = { VOICEFLOW_PROJECT_ID: 'p1' };

describe('readProject', () => {
  it('finds none where nothing is set, or set to nothing', () => {
    expect(readProject({ PATH: '/bin' })).toBeUndefined();
    expect(readProject({ VOICEFLOW_API_KEY: '', VOICEFLOW_BASE_URL: '' })).toBeUndefined();
  });

  it('needs a key and a project', () => {
    expect(readProject({ ...key, ...project })).toEqual({
      apiKey: 'VF.DM.secret',
      projectID: 'p1',
    });
  });

  it('takes another service and a version along', () => {
    const more = { VOICEFLOW_BASE_URL: 'http://a.test', VOICEFLOW_ENVIRONMENT: 'main' };

    expect(readProject({ ...key, ...project, ...more })).toMatchObject({
      baseURL: 'http://a.test',
      environment: 'main',
    });
  });

  it.each([
    [key, 'VOICEFLOW_API_KEY is set, but not VOICEFLOW_PROJECT_ID.'],
    [project, 'VOICEFLOW_PROJECT_ID is set, but not VOICEFLOW_API_KEY.'],
    [
      { ...project, VOICEFLOW_API_KEY: '' },
      'VOICEFLOW_PROJECT_ID is set, but not VOICEFLOW_API_KEY.',
    ],
    [
      { VOICEFLOW_BASE_URL: 'http://a.test' },
      'VOICEFLOW_BASE_URL is set, but not VOICEFLOW_API_KEY and VOICEFLOW_PROJECT_ID.',
    ],
    [
      { ...key, VOICEFLOW_ENVIRONMENT: 'main' },
      'VOICEFLOW_API_KEY and VOICEFLOW_ENVIRONMENT are set, but not VOICEFLOW_PROJECT_ID.',
    ],
  ])('names what is missing, and never the key: %j', (env, message) => {
    const read = () => readProject(env);

    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret/);
  });
});
