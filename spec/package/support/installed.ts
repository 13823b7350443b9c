import { join, resolve } from 'node:path';

const fromInstall = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error('Run `npm run check`: it installs the package first');
  return value;
};

/** Where `install.ts` has put the packed package. */
export const installed = () => {
  const project = fromInstall('VOICEFLOW_RX_PROJECT');
  return {
    /** The folder of a project that uses it. */
    project,
    /** The package in that project's `node_modules`. */
    home: join(project, 'node_modules', 'voiceflow-rx'),
    tarball: fromInstall('VOICEFLOW_RX_TARBALL'),
  };
};

/** Our own tree. */
export const root = resolve(__dirname, '..', '..', '..');

/** The doors of the package, by the name of their files in `dist`. */
export const doors = {
  index: 'voiceflow-rx',
  server: 'voiceflow-rx/server',
  testing: 'voiceflow-rx/testing',
} as const;
