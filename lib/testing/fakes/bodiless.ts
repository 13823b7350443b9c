/** The statuses whose response has no body, and must have none. */
export const bodiless: readonly number[] = [204, 205, 304];
