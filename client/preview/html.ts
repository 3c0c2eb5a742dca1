import * as vscode from 'vscode';

/** The folders that a panel may load files from. */
export function panelRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist', 'webview'), vscode.Uri.joinPath(extension, 'media')];
}

/**
 * The panel's page. Its policy allows the extension's own script files and nothing else: no script in the page, no
 * evaluated text, no network. Styles may be inline, because Mermaid puts them into the picture.
 */
export function panelHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const uri = (...path: string[]): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  const policy = [
    "default-src 'none'",
    `script-src ${webview.cspSource}`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Roadmap preview</title>
<link rel="stylesheet" href="${uri('media', 'preview.css')}">
</head>
<body>
<div id="app"></div>
<script type="module" src="${uri('dist', 'webview', 'preview.js')}"></script>
</body>
</html>`;
}
