/** Moving entries to a file that the user names: asked without a file, the server proposes one. */

export const MOVE_REQUEST = 'roadmap/moveToFile';

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface MoveParams {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
  /** Relative to the file with the entries. */
  readonly file?: string;
}

/** The edit is one of the Language Server Protocol. */
export type MoveResult = { readonly proposed: string } | { readonly edit: unknown } | { readonly refused: string };
