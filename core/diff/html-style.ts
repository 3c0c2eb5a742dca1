/** How a review looks as a page: light and dark as the reader's system is, and on paper. */

const LIGHT =
  '--back:#fff;--text:#1f2328;--quiet:#57606a;--line:#d0d7de;--soft:#f6f8fa;--red:#b42318;--amber:#8a4600;--blue:#0b5cad;--green:#1a6e33;--was:#8c959f;--is:#0b62a4;--same:#afb8c1';
const DARK =
  '--back:#0d1117;--text:#e6edf3;--quiet:#a5afba;--line:#30363d;--soft:#161b22;--red:#ff9a90;--amber:#e8b95c;--blue:#7cbcff;--green:#7ee787;--was:#8b949e;--is:#6cb6ff;--same:#4c5560';

export const HTML_STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
del{color:var(--red)}ins{color:var(--green)}
@media print{:root{${LIGHT}}}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:66rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 .75rem}
h2,h3{font-size:1.15rem;margin:1.75rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h1,h2,h3,li,td,p{overflow-wrap:anywhere}
td+td,th{white-space:nowrap}
p{margin:.4rem 0}
article+article{margin-top:2.5rem}
ul{margin:.25rem 0;padding-left:1.4rem}
ul.plain{list-style:none;padding-left:0}
ul.plain>li{margin:.35rem 0}
ul.edits>li{padding:.5rem .75rem;background:var(--soft);border-radius:6px}
code{font:.85em ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;color:var(--quiet)}
.quiet{color:var(--quiet)}
.badge{display:inline-block;min-width:4.6em;padding:0 .4em;border:1px solid;border-radius:999px;font-size:.8rem;text-align:center}
.error,.removed,.later{color:var(--red)}
.warning,.changed{color:var(--amber)}
.info,.hint,.renamed,.moved{color:var(--blue)}
.added,.earlier{color:var(--green)}
.sign{display:inline-block;width:1.2em;font-weight:700;text-align:center}
summary{cursor:pointer;color:var(--blue);margin:.5rem 0}
.legend{color:var(--quiet);font-size:.85rem}
.key{display:inline-block;width:1.6em;height:.6em;margin:0 .2em 0 .8em;border-radius:2px}
.key.was{border:1.5px solid var(--was);height:.4em}
.key.is{background:var(--is)}
.key.milestone{background:var(--is);width:.65em;height:.65em;transform:rotate(45deg);border-radius:0}
.chart{display:block;width:100%;height:auto}
.chart text{font-size:12.5px;fill:var(--text);unicode-bidi:isolate}
.chart text.tick{font-size:11.5px;fill:var(--quiet)}
.chart text.todayname{font-size:11px;fill:var(--red)}
.chart text.initiative{font-weight:600}
.chart text.later{fill:var(--red)}
.chart text.earlier{fill:var(--green)}
.chart .grid{stroke:var(--line)}
.chart .today{stroke:var(--red);stroke-dasharray:3 3}
.chart .was{fill:none;stroke:var(--was);stroke-width:1.5}
.chart .is{fill:var(--is)}
.chart .same{fill:var(--same)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
.number{text-align:right;white-space:nowrap}
del{color:var(--red)}ins{color:var(--green)}
@media print{main{max-width:none;padding:0}ul.edits>li{break-inside:avoid}}
`;
