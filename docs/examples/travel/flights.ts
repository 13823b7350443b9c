/** The agent for flights: made of a stream of text, as a model gives it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { concatAgents, fromTextStream, trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { of } from 'rxjs';
import { textOf } from './textOf';

/** What flights says when it wants the user to go on with hotels. */
export const toHotels = 'Book Hotel';

const answers: Readonly<Record<string, string>> = {
  sydney: 'There is a seat to Sydney on June 2nd, at nine. I have put it aside for you.',
  oslo: 'There are three flights to Oslo every day. When would you like to go?',
};

const placeIn = (text: string): string | undefined =>
  Object.keys(answers).find((place) => text.toLowerCase().includes(place));

/** In place of a model: it streams its words, and stops where it is told to. */
async function* model(prompt: string, signal: AbortSignal): AsyncGenerator<string> {
  const answer = answers[placeIn(prompt) ?? ''] ?? 'Where would you like to fly to?';
  for (const word of answer.split(/(?<= )/)) {
    await sleep(15, undefined, { signal });
    yield word;
  }
}

const answer = fromTextStream((turn, signal) => model(textOf(turn), signal));

/** Whoever has a flight may need a bed. */
const offerHotel: Agent = (turn) =>
  placeIn(textOf(turn)) === 'sydney' ? of(trace.custom(toHotels)) : of();

export const flights = concatAgents(answer, offerHotel);
