/** How much text is held at most, where nothing else was said: 8 Mi UTF-16 code units. */
export const defaultMaxCharacters = 8 * 1024 * 1024;
