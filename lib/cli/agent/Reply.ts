import type { Button } from '../../index';

/** What the embedded agent answers to one action, before it takes its time to say it. */
export interface Reply {
  readonly message: string;
  /** Whether the message is told in deltas, as a model would, or comes whole. */
  readonly told: 'in deltas' | 'whole';
  /** What the user is offered to choose from, where the message asks something. */
  readonly buttons?: readonly Button[];
  /** How long to wait for the user, in seconds, before the client sends `no-reply`. */
  readonly patience?: number;
  /** Whether the conversation is over. */
  readonly over?: boolean;
}
