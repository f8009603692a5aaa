import { afterAll } from 'vitest';
import { cleanUp } from './database.ts';

// the files of one worker share their modules: what is said here is said again for each of them
afterAll(cleanUp);
