import type { StreamError } from '../../../errors/StreamError';

const isServerFault = (status: number): boolean => status >= 500 && status <= 599;

/**
 * Whether attaching again may help, after it failed before its first event; or asking again for a
 * turn under its key.
 *
 * Neither runs a turn twice, so it does not matter how far the request came.
 */
export const mayAttachAgain = (error: StreamError): boolean => {
  switch (error._tag) {
    case 'ConnectError':
      return true;
    case 'TimeoutError':
      return error.phase === 'connect';
    case 'ResponseError':
      return [408, 409, 425, 429].includes(error.status) || isServerFault(error.status);
    default:
      return false;
  }
};

/** Whether sending the turn again may help; it may have run all the same. */
export const mayReplay = (error: StreamError): boolean => {
  switch (error._tag) {
    case 'ConnectError':
    case 'DisconnectError':
    case 'TimeoutError':
      return true;
    case 'ResponseError':
      return error.status === 408 || isServerFault(error.status);
    default:
      return false;
  }
};
