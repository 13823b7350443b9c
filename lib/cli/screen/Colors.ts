import type pc from 'picocolors';

/** The colours of a screen; with colours off each of them changes nothing. */
export type Colors = ReturnType<typeof pc.createColors>;
