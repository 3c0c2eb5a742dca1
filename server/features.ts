/** All requests that the server answers, each with what it says of itself at the start. A new one is one file and one line here. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { FIX_ALL, provideCodeActions } from './requests/codeActions';
import { providePreview } from './requests/preview';
import type { Session } from './session';

export interface Feature {
  readonly capabilities: ServerCapabilities;
  provide(session: Session): void;
}

export const features: readonly Feature[] = [
  { capabilities: {}, provide: providePreview },
  {
    capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
    provide: provideCodeActions,
  },
];
