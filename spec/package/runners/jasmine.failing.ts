import { catchError, EMPTY } from 'rxjs';
import { agentLaws } from 'voiceflow-rx/testing';

/** An agent made of another, that keeps its failures to itself. */
const laws = agentLaws((child) => {
  const agent = child();
  return (turn) => agent(turn).pipe(catchError(() => EMPTY));
});

for (const { name, check } of laws) it(name, check);
