/** What a fix wants changed, as data; `TextEdit`s are made from it only when somebody asks (core/syntax/apply). */
import type { FieldPath } from '../format/kit';
import type { Span } from './tree';

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change to one file. Paths lead from the top of the file: `['tools', 'crm', 'status']`. */
export type Change =
  /** Puts a text in place of a stretch of the file. */
  | { readonly do: 'replace'; readonly file: string; readonly span: Span; readonly text: string }
  /** Gives a key a value in YAML (flow style), adding the key where it is missing and mappings above it where they are. */
  | { readonly do: 'set'; readonly file: string; readonly path: FieldPath; readonly yaml: string }
  /** Like `set`, with a text that is quoted as the old one was, or as it needs. */
  | { readonly do: 'set-text'; readonly file: string; readonly path: FieldPath; readonly text: string }
  /** Takes a key with its value, or a list's item, away. */
  | { readonly do: 'remove'; readonly file: string; readonly path: FieldPath }
  | { readonly do: 'rename-key'; readonly file: string; readonly path: FieldPath; readonly to: string }
  /** Adds an item (YAML, flow style) to the end of a list, making the list where it is missing. */
  | { readonly do: 'append'; readonly file: string; readonly path: FieldPath; readonly yaml: string }
  /** Makes a list's items entries of a mapping, each below the id that it says. */
  | { readonly do: 'list-to-entries'; readonly file: string; readonly path: FieldPath }
  | { readonly do: 'create-file'; readonly file: string; readonly text: string };

export interface Fix {
  readonly title: string;
  /** What somebody decided stays the same, or only one reading is possible: may be applied without asking. */
  readonly safe: boolean;
  readonly changes: readonly Change[];
}
