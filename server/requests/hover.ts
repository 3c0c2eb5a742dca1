import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../core/ide/hover';
import { answer } from '../answer';
import { rangeIn } from '../convert';
import { atCaret, type Caret, type Session } from '../session';

export function provideHover(session: Session): void {
  session.connection.onHover(
    answer<Caret, Hover | null>(session, 'The hover', null, (params) =>
      atCaret<Hover | null>(session, params, null, ({ project, path }, offset) => {
        const hover = hoverAt(project.workspace, path, offset);
        if (hover === undefined) return null;
        const contents = { kind: MarkupKind.Markdown, value: hover.markdown };
        return { contents, range: rangeIn(project, path, hover.span) };
      }),
    ),
  );
}
