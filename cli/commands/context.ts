/** What every command is made with. */
import type { Io, Product } from '../io/io';

export interface Context {
  readonly io: Io;
  readonly product: Product;
  /** Takes the exit code of the command that ran. */
  readonly exit: (code: number) => void;
}
