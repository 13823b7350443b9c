import { gutter } from './gutter';

/** `text` with its second line and all after it moved right, to where the first one begins. */
export const indent = (text: string): string => text.replaceAll('\n', `\n${gutter()}`);
