/**
 * What a delta costs: `npm run bench`. With `-- --quick` it only shows that the benchmark runs.
 */
import { formatTable } from './formatTable';
import { measure } from './measure';
import { byMessagesBefore, bySize } from './subjects';

const quick = process.argv.includes('--quick');
const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
const before = quick ? 100 : 10_000;
const config = quick ? { rounds: 1, sampleTime: 1 } : { rounds: 7, sampleTime: 20 };

console.log(`Node ${process.version}, ${config.rounds} rounds: median, min and max; ns a delta`);
console.log('\nA message of many deltas; the ratio is to the shortest one');
console.log(formatTable(measure(bySize(sizes), config)));
console.log('\nA message behind many others; the ratio is to the one behind none');
console.log(formatTable(measure(byMessagesBefore(10_000, before), config)));
