/**
 * Sending at scale: `npm run bench -- delivery`. A fan-out to 10,000 people at the documented rates, with its clock sped
 * up; commands answered meanwhile; claims a second beside plain SKIP LOCKED.
 */
import { claimBenchmarks } from './delivery/claims.ts';
import { fanOut } from './delivery/fanout.ts';
import { over } from './delivery/report.ts';

await fanOut();
await claimBenchmarks();
process.exit(over() > 0 ? 1 : 0);
