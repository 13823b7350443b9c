/** The agent that decides who answers: it says the name of a route, and no more. */
import { trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { of } from 'rxjs';
import { textOf } from './textOf';

const routes: readonly (readonly [RegExp, string])[] = [
  [/\bhotel|\bbed\b|\broom\b|\byes\b/i, 'hotels'],
  [/\bfl(y|ight)|sydney|oslo/i, 'flights'],
];

export const router: Agent = (turn) => {
  const said = textOf(turn);
  return of(trace.text(routes.find(([words]) => words.test(said))?.[1] ?? 'otherwise'));
};
