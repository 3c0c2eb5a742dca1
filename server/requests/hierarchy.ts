/** Call hierarchies: who waits for whom, and whose data goes where. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolTag,
} from 'vscode-languageserver';
import { type Call, type Handle, type HierarchyItem, hierarchyAt, incoming, outgoing } from '../../core/ide/hierarchy';
import { answer } from '../answer';
import { rangeIn } from '../convert';
import type { Project } from '../project';
import { type At, atCaret, type Caret, type Session } from '../session';
import { SYMBOL_KINDS } from './symbols';

interface OfItem {
  readonly item: CallHierarchyItem;
}

export function provideHierarchy(session: Session): void {
  const { callHierarchy } = session.connection.languages;
  callHierarchy.onPrepare(
    answer<Caret, CallHierarchyItem[] | null>(session, 'The call hierarchy', null, (params) =>
      atCaret<CallHierarchyItem[] | null>(session, params, null, ({ project, path }, offset) => {
        const item = hierarchyAt(project.workspace, path, offset);
        return item === undefined ? null : [itemOf(project, item)];
      }),
    ),
  );
  callHierarchy.onIncomingCalls(
    answer<OfItem, CallHierarchyIncomingCall[]>(session, 'The call hierarchy', [], (params) =>
      ofItem(session, params, ({ project }, handle) =>
        incoming(project.workspace, handle).map(({ item, spans }) => ({
          from: itemOf(project, item),
          fromRanges: spans.map((span) => rangeIn(project, item.file, span)),
        })),
      ),
    ),
  );
  callHierarchy.onOutgoingCalls(
    answer<OfItem, CallHierarchyOutgoingCall[]>(session, 'The call hierarchy', [], (params) =>
      ofItem(session, params, ({ project, path }, handle) =>
        outgoing(project.workspace, handle).map(({ item, spans }: Call) => ({
          to: itemOf(project, item),
          fromRanges: spans.map((span) => rangeIn(project, path, span)),
        })),
      ),
    ),
  );
}

/** Answers for an item that a client hands back; nothing for what is no longer known, or was never given. */
async function ofItem<R>(session: Session, { item }: OfItem, ask: (at: At, handle: Handle) => R[]): Promise<R[]> {
  const at = await session.ready(item.uri);
  return at === undefined || !isHandle(item.data) ? [] : ask(at, { ...item.data, file: at.path });
}

function isHandle(data: unknown): data is Handle {
  const { file, path, along } = Object(data) as Partial<Handle>;
  return typeof file === 'string' && Array.isArray(path) && (along === undefined || isHandle(along));
}

function itemOf(project: Project, item: HierarchyItem): CallHierarchyItem {
  return {
    name: item.name,
    ...(item.detail === '' ? {} : { detail: item.detail }),
    kind: SYMBOL_KINDS[item.kind],
    ...(item.gone ? { tags: [SymbolTag.Deprecated] } : {}),
    uri: project.uriOf(item.file),
    range: rangeIn(project, item.file, item.whole),
    selectionRange: rangeIn(project, item.file, item.key),
    data: item.handle,
  };
}
