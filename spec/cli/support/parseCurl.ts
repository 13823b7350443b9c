import { parseCommandLine } from './parseCommandLine';

/** What a command line of curl asks for. */
export interface CurlArguments {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads the options of curl that our command lines have; any other one is an error. */
export const parseCurl = (line: string): CurlArguments => {
  const [program, ...args] = parseCommandLine(line);
  if (program !== 'curl') throw new Error(`Not curl: ${line}`);
  const found = { url: '', method: 'GET', headers: {}, body: '' };
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index];
    if (name === '--no-buffer') continue;
    const value = args[(index += 1)] ?? '';
    if (name === '--url') found.url = value;
    else if (name === '--request') found.method = value;
    else if (name === '--data') found.body = value;
    else if (name === '--header') {
      const [header = '', text = ''] = value.split(/:\s*(.*)/s);
      Object.assign(found.headers, { [header.toLowerCase()]: text });
    } else throw new Error(`Unknown option: ${name ?? ''}`);
  }
  return found;
};
