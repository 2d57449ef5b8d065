/** The worker for long tasks, with an engine of its own. */
import { expose } from 'comlink';
import { loadEngine } from '../engine.ts';
import { living } from './life.ts';
import { tasksBy } from './tasks.ts';

expose({ ...tasksBy(loadEngine()), ...living });
