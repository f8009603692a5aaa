// A thread that a text has caught: it takes questions and answers none.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {});
