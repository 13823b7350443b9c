/** The agent that is made of them: with guards before and behind, and an answer where hotels fails. */
import { of } from 'rxjs';
import {
  action,
  fallbackAgent,
  guardInput,
  guardOutput,
  handoff,
  mapTraces,
  routeAgents,
  trace,
  withoutDebug,
} from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { flights, toHotels } from './flights';
import { router } from './router';

const welcome: Agent = () =>
  of(
    trace.text('I know about flights and hotels.'),
    trace.choice(['A flight to Sydney', 'A flight to Oslo']),
  );

const sorry: Agent = () => of(trace.text('I cannot reach the hotels. I will write to you.'));

const card = /\b(?:\d[ -]?){13,16}\b/g;
const phone = /\+?\d[\d ]{7,}\d/;

/** @param remote - The agent for hotels. */
export const createTravelAgent = (remote: Agent): Agent => {
  const hotels = fallbackAgent(remote, sorry);
  const travel = routeAgents(router, {
    flights: handoff(flights, {
      when: (said) => said.type === 'custom' && said.name === toHotels,
      to: hotels,
    }),
    hotels,
    otherwise: welcome,
  });
  return guardInput(
    guardOutput(mapTraces(travel, withoutDebug()), {
      window: 'sentence',
      check: (text) => !phone.test(text),
      onViolation: 'redact',
      mask: (text) => text.replace(phone, '[a number]'),
    }),
    // A number of a card is nothing that an agent needs to see.
    (turn) =>
      turn.action?.type === 'text'
        ? { ...turn, action: action.text(turn.action.payload.replace(card, '[card]')) }
        : turn,
  );
};
