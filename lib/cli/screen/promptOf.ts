import type { Colors } from './Colors';

/** What stands before whatever the user says. */
export const promptOf = (colors: Colors): string => colors.cyan('> ');
