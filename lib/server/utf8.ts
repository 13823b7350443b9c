/** The one encoder of all bodies: it has no state, and one a turn would only be memory to look at. */
export const utf8 = new TextEncoder();
