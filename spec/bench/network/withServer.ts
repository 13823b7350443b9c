import { startServer } from './startServer';

/** Has a server of no arguments run while something is measured, and closes it however that ends. */
export const withServer = async <T>(
  url: string,
  measure: (baseURL: string) => Promise<T>,
): Promise<T> => {
  const server = await startServer(url);
  try {
    return await measure(`http://127.0.0.1:${server.port}`);
  } finally {
    await server.close();
  }
};
