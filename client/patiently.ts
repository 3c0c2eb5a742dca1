import { coalesce } from './preview/coalesce';

/** How long nothing may be asked for before the task runs, in milliseconds. */
const LEAST = 250;
const MOST = 5000;
/** What takes long is done rarely: after a pause of so many times what it took last. */
const TIMES = 2;

export interface Patient {
  ask(): void;
  dispose(): void;
}

/**
 * Runs a task once it has not been asked for during a pause, so that it never gets in the way of somebody who types. At
 * most one runs at a time.
 */
export function patiently(task: () => Promise<void>, failed: (error: unknown) => void): Patient {
  let pause = LEAST;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = coalesce(async () => {
    const start = Date.now();
    try {
      await task();
    } finally {
      pause = Math.min(MOST, Math.max(LEAST, TIMES * (Date.now() - start)));
    }
  }, failed);
  return {
    ask: () => {
      clearTimeout(timer);
      timer = setTimeout(run, pause);
    },
    dispose: () => clearTimeout(timer),
  };
}
