// Lets a worker thread or a command run our TypeScript as it is written, so that tests need no build. Given to node as
// --import.
import { register } from 'node:module';

register('./ts-hooks.mjs', import.meta.url);
