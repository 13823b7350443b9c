import type { Button } from '../../index';
import type { ShownTrace } from '../turn/ShownTrace';

/** The buttons that a trace offers, in the order in which they are numbered. */
export const buttonsOf = (trace: ShownTrace): readonly Button[] => {
  switch (trace.type) {
    case 'choice':
      return trace.payload.buttons ?? trace.payload.choices.map(({ name }) => ({ name }));
    case 'cardV2':
      return trace.payload.buttons ?? [];
    case 'carousel':
      return trace.payload.cards.flatMap(({ buttons = [] }) => buttons);
    default:
      return [];
  }
};
