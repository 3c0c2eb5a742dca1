/**
 * Runs at most one task at a time. Of what is asked for meanwhile, only the last is done, once the running one ends.
 * @returns a function that asks for a run; what a task throws goes to `failed`
 */
export function coalesce(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let running = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted) {
      wanted = false;
      await task().catch(failed);
    }
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}
