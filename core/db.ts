/**
 * A small memo engine after salsa's red-green scheme: inputs are set, queries are computed from inputs and other
 * queries, and are computed again only when something that they read has really changed. A query whose new value is
 * the same as the old one stops the change there.
 */

interface Cell {
  /** The revision in which the value last changed. */
  changedAt: number;
  /** The revision in which it was last known to be right. */
  verifiedAt: number;
  value: unknown;
  dependencies: readonly Cell[];
  /** Brings the cell up to date; inputs always are. */
  refresh(): void;
}

export interface Input<V> {
  get(key: string): V;
  set(key: string, value: V): void;
}

/** A query reads its value for a key; it may be handed the value it had before, to keep what stayed the same. */
export type Query<V> = (key: string) => V;

const same = (a: unknown, b: unknown): boolean => Object.is(a, b);

export class Db {
  #revision = 1;
  #reading: Set<Cell> | undefined;
  /** The cells of each input and query. */
  readonly #tables: Map<string, Cell>[] = [];

  /** An input by name and key; before it is set, it has the fallback value. */
  input<V>(fallback: V): Input<V> {
    const cells = this.#table();
    const cellOf = (key: string): Cell => {
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = { changedAt: 0, verifiedAt: 0, value: fallback, dependencies: [], refresh: () => {} };
        cells.set(key, cell);
      }
      return cell;
    };
    return {
      get: (key) => this.#read(cellOf(key)) as V,
      set: (key, value) => {
        const cell = cellOf(key);
        if (Object.is(cell.value, value)) return;
        cell.value = value;
        cell.changedAt = ++this.#revision;
      },
    };
  }

  /** Defines a query. `equal` decides whether a new value is as good as the old one. */
  query<V>(compute: (key: string, before: V | undefined) => V, equal: (a: V, b: V) => boolean = same): Query<V> {
    const cells = this.#table();
    return (key) => {
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = this.#derived(
          key,
          compute as (key: string, before: unknown) => unknown,
          equal as (a: unknown, b: unknown) => boolean,
        );
        cells.set(key, cell);
      }
      return this.#read(cell) as V;
    };
  }

  #table(): Map<string, Cell> {
    const cells = new Map<string, Cell>();
    this.#tables.push(cells);
    return cells;
  }

  /**
   * Lets go of everything that is kept for a key: its inputs have their fallback value again, its queries are computed
   * anew when somebody asks. Whatever read them counts as outdated.
   */
  forget(key: string): void {
    this.#revision++;
    for (const cells of this.#tables) {
      const cell = cells.get(key);
      if (cell === undefined) continue;
      cells.delete(key);
      cell.changedAt = this.#revision;
      cell.refresh = () => {};
      cell.value = undefined;
      cell.dependencies = [];
    }
  }

  #derived(
    key: string,
    compute: (key: string, before: unknown) => unknown,
    equal: (a: unknown, b: unknown) => boolean,
  ): Cell {
    const cell: Cell = {
      changedAt: 0,
      verifiedAt: 0,
      value: undefined,
      dependencies: [],
      refresh: () => {
        if (cell.verifiedAt === this.#revision) return;
        if (cell.verifiedAt > 0 && !this.#stale(cell)) {
          cell.verifiedAt = this.#revision;
          return;
        }
        this.#recompute(cell, key, compute, equal);
      },
    };
    return cell;
  }

  /** Whether anything that the cell read has changed since the cell was last right. */
  #stale(cell: Cell): boolean {
    return cell.dependencies.some((dependency) => {
      dependency.refresh();
      return dependency.changedAt > cell.verifiedAt;
    });
  }

  #recompute(
    cell: Cell,
    key: string,
    compute: (key: string, before: unknown) => unknown,
    equal: (a: unknown, b: unknown) => boolean,
  ): void {
    const outer = this.#reading;
    const reads = new Set<Cell>();
    this.#reading = reads;
    try {
      const value = compute(key, cell.value);
      if (cell.verifiedAt === 0 || !equal(value, cell.value)) {
        cell.value = value;
        cell.changedAt = this.#revision;
      }
      cell.dependencies = [...reads];
      cell.verifiedAt = this.#revision;
    } finally {
      this.#reading = outer;
    }
  }

  #read(cell: Cell): unknown {
    this.#reading?.add(cell);
    const outer = this.#reading;
    this.#reading = undefined;
    try {
      cell.refresh();
    } finally {
      this.#reading = outer;
    }
    return cell.value;
  }
}
