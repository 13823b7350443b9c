/**
 * What a delta costs, a guard, a long conversation, and a thousand turns at once: `npm run bench`. With `-- --quick` it only
 * shows that the benchmark runs.
 */
import { formatConversation } from './conversation/formatConversation';
import { measureConversation } from './conversation/measureConversation';
import { formatTable } from './formatTable';
import { formatGuardDelay, measureGuardDelay } from './guards/measureGuardDelay';
import { measure } from './measure';
import { byMessagesBefore, bySize } from './subjects';
import { formatTurns } from './turns/formatTurns';
import { measureTurns } from './turns/measureTurns';
import type { TurnsResult } from './turns/measureTurns';

const quick = process.argv.includes('--quick');
const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
const before = quick ? 100 : 10_000;
const config = quick ? { rounds: 1, sampleTime: 1 } : { rounds: 7, sampleTime: 20 };

console.log(`Node ${process.version}, ${config.rounds} rounds: median, min and max; ns a delta`);
console.log('\nA message of many deltas; the ratio is to the shortest one');
console.log(formatTable(measure(bySize(sizes), config)));
console.log('\nA message behind many others; the ratio is to the one behind none');
console.log(formatTable(measure(byMessagesBefore(10_000, before), config)));

console.log('\nHow long a guard holds text back, at 40 tokens a second, in virtual ms');
console.log(formatGuardDelay(measureGuardDelay()));

const conversationTurns = quick ? 100 : 10_000;
console.log(`\nOne conversation of ${conversationTurns} turns, one after the other: the heap`);
console.log(formatConversation(await measureConversation(conversationTurns)));

const load = quick
  ? { turns: 20, events: 10, rounds: 1 }
  : { turns: 1_000, events: 200, rounds: 5 };
const results: TurnsResult[] = [];
for (let round = 0; round < load.rounds; round += 1) {
  for (const mode of ['no log', 'log'] as const) {
    results.push(await measureTurns(mode, load.turns, load.events));
  }
}
console.log(
  `\n${load.turns} turns at once of ${load.events} events, one server process, ${load.rounds} rounds: ` +
    'median, min and max; the ratio is to the server without a log',
);
console.log(formatTurns(results, load));
