/** The one encoder of all bodies: it has no state, and one a turn would only be memory to look at. */
export const utf8 = new TextEncoder();

/** The one decoder, for whole texts alone. What is no UTF-8 throws. */
export const utf8Text = new TextDecoder('utf-8', { fatal: true });
