import { throwError } from 'rxjs';

/**
 * Calls a function of the app, whose failure is nobody's here: what it throws goes where RxJS
 * reports errors that nobody handles, and the result is `undefined`.
 */
export const attempt = <T>(call: () => T): T | undefined => {
  try {
    return call();
  } catch (thrown) {
    throwError(() => thrown).subscribe();
    return undefined;
  }
};
