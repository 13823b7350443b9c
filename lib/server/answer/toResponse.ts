import type { Answer } from './Answer';
import { toStream } from './toStream';

/** An answer as the web has it. */
export const toResponse = ({ body, headers, status }: Answer, request: Request): Response =>
  new Response(typeof body === 'function' ? toStream(body, request) : body, { status, headers });
