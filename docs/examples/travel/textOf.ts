import type { Turn } from 'voiceflow-rx';

/** What the user wrote; nothing where something else was done. */
export const textOf = ({ action }: Turn): string => (action?.type === 'text' ? action.payload : '');
