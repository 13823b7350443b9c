/** What ends a line of an event stream: LF, CRLF or CR. */
export const lineEnd = /\r\n|\r|\n/;
