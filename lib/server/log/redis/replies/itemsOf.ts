/** The items of a list; of anything else none. */
export const itemsOf = (reply: unknown): readonly unknown[] => (Array.isArray(reply) ? reply : []);
