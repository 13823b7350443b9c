import { Worker } from 'node:worker_threads';

/** When the parts of an answer came, on the clock of `Date.now()`. */
export interface Arrival {
  readonly status: number;
  readonly head: number;
  readonly firstByte: number;
  readonly end: number;
}

const isArrival = (value: unknown): value is Arrival =>
  typeof value === 'object' && value !== null && 'head' in value && 'end' in value;

/** In a thread of its own, for the agent it watches blocks this one. */
const source = `
const { request } = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');
const { url, body, ...options } = workerData;
const sent = request(url, { ...options, agent: false }, (response) => {
  const head = Date.now();
  let firstByte = 0;
  response.on('data', () => { firstByte ||= Date.now(); });
  response.on('end', () => {
    parentPort.postMessage({ status: response.statusCode, head, firstByte, end: Date.now() });
  });
});
sent.end(body);
`;

/** Has one turn at `url`, seen from another thread. */
export const watchTurn = async (url: string): Promise<Arrival> => {
  const headers = { 'content-type': 'application/json' };
  const worker = new Worker(source, {
    eval: true,
    workerData: { url, method: 'POST', headers, body: '{}' },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (value: unknown) => {
        if (isArrival(value)) resolve(value);
        else reject(new Error('The watcher saw no answer'));
      });
    });
  } finally {
    await worker.terminate();
  }
};
