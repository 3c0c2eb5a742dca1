/** What the action may touch besides what a command may. Tests bring their own. */
import type { Io } from '../cli/io/io';

export interface World {
  readonly io: Io;
  readonly fetch: typeof fetch;
  wait(milliseconds: number): Promise<void>;
  /** Adds to a file, and makes it and its folders if need be. Throws what Node's file functions throw. */
  append(path: string, text: string): void;
  /** The same, but in place of what was there. */
  put(path: string, text: string): void;
  /** The program's own. */
  readonly version: string;
}
