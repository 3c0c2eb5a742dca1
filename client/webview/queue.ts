/** Draws one thing after another, off the path of the message that brought it. */
export interface Queue<T> {
  /** Draws something new. What is outdated before its turn is never drawn. */
  put(wanted: T): void;
  /** Draws the last once more, because somebody asked for it. */
  redo(): void;
  /** Draws the last once more, because there is more or less room; not if it failed: it would fail again. */
  refit(): void;
  isBusy(): boolean;
}

export interface QueueActs<T> {
  /** What gets outdated while it is drawn need not be shown, unless nothing was shown for a while. */
  draw(wanted: T, isOutdated: () => boolean): Promise<void>;
  failed(wanted: T): void;
  nextFrame(): Promise<unknown>;
  /** Milliseconds from some point on. */
  now(): number;
}

/** How long a picture may stay outdated, in milliseconds. */
const PATIENCE = 600;

/** Each thing that is put is tried once: a failure is told, and nothing is tried again by itself. */
export function createQueue<T>({ draw, failed, nextFrame, now }: QueueActs<T>): Queue<T> {
  let last: T | undefined;
  let next: T | undefined;
  let running = false;
  let hasFailed = false;
  let shownAt = 0;
  const drawOne = async (wanted: T): Promise<void> => {
    try {
      await draw(wanted, () => next !== undefined && now() - shownAt < PATIENCE);
      hasFailed = false;
    } catch {
      hasFailed = true;
      failed(wanted);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    while (next !== undefined) {
      await nextFrame();
      const wanted: T = next;
      next = undefined;
      await drawOne(wanted);
      if (next === undefined) shownAt = now();
    }
    running = false;
  };
  const put = (wanted: T): void => {
    last = wanted;
    next = wanted;
    if (!running) void run();
  };
  const redo = () => last !== undefined && put(last);
  return { put, redo, refit: () => !hasFailed && redo(), isBusy: () => running };
}
