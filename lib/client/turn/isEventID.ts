/** Whether a text is the id of an event of a turn that is numbered, or 0, before all of them. */
export const isEventID = (text: string | undefined): text is string =>
  text !== undefined && /^(?:0|[1-9]\d{0,14})$/.test(text);
