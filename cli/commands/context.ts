/** What every command is made with. */
import type { Io, Product } from '../io/io';

export interface Context {
  readonly io: Io;
  readonly product: Product;
  /** What stands behind `--` on the command line. */
  readonly behind: readonly string[];
  /** Takes the exit code of the command that ran. */
  readonly exit: (code: number) => void;
}
