// Starts the masking thread from its TypeScript, so that tests and the bench need no build.
import { register } from 'tsx/esm/api';

register();
await import('../../src/masking/worker.ts');
