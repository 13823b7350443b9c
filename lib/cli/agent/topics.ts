import { action } from '../../index';
import { formatSydneyTime } from './formatSydneyTime';
import type { Reply } from './Reply';

/** One thing the embedded agent can talk about. */
export interface Topic {
  /** What its buttons send: `path-<name>`. */
  readonly name: string;
  /** What a user writes who means it. */
  readonly pattern: RegExp;
  /** `now` is in epoch ms. */
  readonly reply: (now: number) => Reply;
}

const patience = 20;

const button = (topic: string, label: string) => ({
  name: label,
  request: action.path(topic, label),
});

const bye = button('bye', 'That is all');

const tell = (message: string): Reply => ({ message, told: 'in deltas' });

const ask = (message: string, ...buttons: readonly ReturnType<typeof button>[]): Reply => ({
  ...tell(message),
  buttons: [...buttons, bye],
  patience,
});

const seated = (seat: string) => () =>
  ask(`Done: seat ${seat} is yours. Is there anything else?`, button('baggage', 'Baggage'));

/** What the embedded agent can talk about; of those that fit, the first one counts. */
export const topics: readonly Topic[] = [
  {
    name: 'window',
    pattern: /\bwindow seat\b|^\W*((at )?(the|a) )?window\W*$/i,
    reply: seated('42A, at the window,'),
  },
  {
    name: 'aisle',
    pattern: /\baisle seat\b|^\W*((on )?(the|an) )?aisle\W*$/i,
    reply: seated('42C, on the aisle,'),
  },
  {
    name: 'cancelled',
    pattern: /\byes,? cancel\b/i,
    reply: () => tell('Your flight is cancelled. You get your money back within five days.'),
  },
  {
    name: 'kept',
    pattern: /\bkeep\b/i,
    reply: () => tell('Good: everything stays as it is. See you on June 2nd.'),
  },
  {
    name: 'cancel',
    pattern: /\b(cancel\w*|refunds?)\b/i,
    reply: () =>
      ask(
        'You can cancel free of charge until 24 hours before departure. Shall I cancel your flight?',
        button('cancelled', 'Yes, cancel it'),
        button('kept', 'No, keep it'),
      ),
  },
  {
    name: 'baggage',
    pattern: /\b(bags?|baggage|luggage|suitcases?)\b/i,
    reply: () =>
      tell(
        'You can check in two bags of up to 23 kg each, and take one of up to 7 kg on board. ' +
          'Keep batteries in the one on board.',
      ),
  },
  {
    name: 'seat',
    pattern: /\b(seats?|sit)\b/i,
    reply: () =>
      ask(
        'There are seats left at the window and on the aisle. Which one would you like?',
        button('window', 'Window'),
        button('aisle', 'Aisle'),
      ),
  },
  {
    name: 'time',
    pattern: /\b(time|clock)\b/i,
    reply: (now) =>
      tell(
        `In Sydney it is ${formatSydneyTime(now)} now. In June its clocks are nine hours ahead of London.`,
      ),
  },
  {
    name: 'weather',
    pattern: /\b(weather|temperature|rain|warm|cold|climate|sydney)\b/i,
    reply: () =>
      tell(
        'Early June is the beginning of winter in Sydney: about 9 °C at night and 18 °C by day, ' +
          'with a little rain. A light coat is enough.',
      ),
  },
  {
    name: 'help',
    pattern: /\b(help|hello|hi|what can you do)\b/i,
    reply: () =>
      ask(
        'I know about your baggage, your seat, the weather and the time in Sydney, and how to cancel.',
        button('baggage', 'Baggage'),
        button('seat', 'Choose a seat'),
        button('weather', 'Weather in Sydney'),
        button('cancel', 'Cancel the flight'),
      ),
  },
  {
    name: 'bye',
    pattern: /\b(bye|goodbye|that is all|that's all)\b/i,
    reply: () => ({ message: 'Goodbye, and have a good flight!', told: 'whole', over: true }),
  },
];
