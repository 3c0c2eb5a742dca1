/** What completions are made of. */
import type { Bound } from '../../model/bind';
import type { Entity } from '../../model/types';
import type { Schedule } from '../../schedule/schedule';
import type { Day } from '../../schedule/types';
import type { Workspace } from '../../workspace';
import type { Caret } from '../caret';

export type CompletionKind = 'key' | 'choice' | 'id' | 'date' | 'value' | 'file' | 'rule' | 'entry';

/** Something to be offered; `insert` is put in place of the caret's word. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label, as plain text. */
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  readonly insert: string;
  /** `insert` has places to fill in: `${1:id}`, `$0`. */
  readonly snippet?: true;
  /** Asks to be completed further at once. */
  readonly goOn?: true;
}

/** Who asks for completions, and where. */
export interface Asking {
  readonly workspace: Workspace;
  readonly file: string;
  readonly text: string;
  readonly caret: Caret;
  /** The roadmap that the file is in. */
  readonly model: Bound;
  readonly schedule: Schedule;
  readonly today: Day;
  /** The innermost entity around the caret. */
  readonly around: Entity | undefined;
  /** Keys or items that stand in the same mapping or list already. */
  readonly used: ReadonlySet<string>;
}

/** Text that a snippet takes as it is. */
export const literal = (text: string): string => text.replace(/[\\$}]/g, (c) => `\\${c}`);
