import type { Server } from 'node:http';
import { announce } from '../network/announce';

const mebi = (bytes: number): number => bytes / 1024 / 1024;

/**
 * Serves turns, and tells the parent process what those between `begin` and `end` took: CPU time,
 * and the most memory that was seen.
 */
export const serveTurns = (server: Server, onBegin: () => void = () => undefined): void => {
  let cpu = process.cpuUsage();
  let heap = 0;
  let rss = 0;

  const look = () => {
    const usage = process.memoryUsage();
    heap = Math.max(heap, usage.heapUsed);
    rss = Math.max(rss, usage.rss);
  };
  setInterval(look, 25).unref();

  announce(server, (message) => {
    if (message === 'begin') {
      onBegin();
      globalThis.gc?.();
      cpu = process.cpuUsage();
      heap = 0;
      rss = 0;
      look();
      return {};
    }
    look();
    const { system, user } = process.cpuUsage(cpu);
    return { cpuMs: (system + user) / 1_000, heapMB: mebi(heap), rssMB: mebi(rss) };
  });
};
