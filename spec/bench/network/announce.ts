import type { Server } from 'node:http';
import type { Sample } from '../harness/Subject';

/**
 * Has a server listen, tells the parent process the port, answers what it asks, and ends with it.
 */
export const announce = (
  server: Pick<Server, 'address' | 'listen'>,
  answer: (message: unknown) => Sample = () => ({}),
): void => {
  const tell = (sample: Sample) => process.send?.(sample);
  process.on('message', (message) => tell(answer(message)));
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    tell({ port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
  });
};
