/**
 * The look of every public page: one small sheet, no fonts, images or scripts from anywhere. Kept in the page so that
 * one answer is the whole page, also when it is saved as a file.
 */
export const stylesheet = `
:root{color-scheme:light dark;--ink:#1c1d21;--soft:#5a5d66;--line:#dddfe4;--paper:#fdfdfb;--raised:#f5f5f1;--link:#154c8f;--mark:#8a5a00;--mark-soft:#fdf4e0;--mark-line:#e6c987;--bad:#9b2226;--good:#1f6b3a;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4","Noto Serif",Georgia,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#e7e7e3;--soft:#a3a6ae;--line:#35373d;--paper:#16171a;--raised:#1e2024;--link:#9cc3f5;--mark:#e9c46a;--mark-soft:#29231454;--mark-line:#5c4c22;--bad:#f19a9a;--good:#8fd0a4}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);overflow-wrap:break-word}
a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem;background:var(--paper);padding:.6rem 1rem;z-index:1}
.skip:focus{left:.5rem;top:.5rem}
.frame{max-width:74rem;margin:0 auto;padding:0 1.5rem}
.top{border-bottom:1px solid var(--line)}
.top .frame{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:baseline;padding-top:1.1rem;padding-bottom:1.1rem}
.owner{font:600 1.1rem/1.3 var(--serif);color:inherit;text-decoration:none;margin-right:auto}
.top ul,.bottom ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.4rem;margin:0;padding:0}
.top nav a{color:var(--soft);text-decoration:none;padding:.2rem 0}
.top nav a:hover,.top nav a[aria-current]{color:var(--ink)}
.top nav a[aria-current]{box-shadow:0 2px 0 var(--ink)}
main.frame{padding-top:2.75rem;padding-bottom:3.5rem}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.15rem + 2.2vw,2.6rem);hyphens:auto;letter-spacing:-.012em;margin:0 0 .75rem}
h2{font-size:1.4rem;margin:3rem 0 .8rem}
h3{font-size:1.1rem;margin:0 0 .35rem}
h1,h2,h3,dd,.owner{overflow-wrap:anywhere;min-width:0}
p,ul,ol,dl{margin:0 0 1rem}
main>p,main>ul,main>ol,.prose{max-width:42rem}
.lead{font-size:1.1rem;color:var(--soft)}
.soft,small{color:var(--soft)}
small{font-size:.875rem}
time,.nowrap{white-space:nowrap}
.facts{display:flex;flex-wrap:wrap;gap:.15rem 1.75rem;margin:1.25rem 0 0;padding:0;font-size:.95rem}
.facts div{display:flex;gap:.45rem}
dt{color:var(--soft)}dd{margin:0}
.note{border-left:3px solid var(--mark-line);background:var(--mark-soft);padding:.85rem 1.1rem;margin:1.5rem 0;max-width:46rem}
.note p:last-child{margin:0}
.bad{border-color:var(--bad)}
.changes{list-style:none;padding:0;max-width:none}
.changes>li{border-top:1px solid var(--line);padding:1.1rem 0}
.changes>li:last-child{border-bottom:1px solid var(--line)}
.changes h2{font-size:1.2rem;margin:0 0 .35rem}.changes p:last-child,.changes dl:last-child{margin-bottom:0}
.brief{list-style:none;margin:0 0 .5rem;padding:0}.brief li{padding:.1rem 0}.changes .facts{margin-top:.5rem}
.when{color:var(--mark);font-weight:600}
.tag{display:inline-block;font:600 .75rem/1.5 var(--sans);letter-spacing:.02em;border:1px solid currentColor;border-radius:.25rem;padding:0 .4rem;color:var(--soft);vertical-align:.1em;white-space:nowrap}
.tag.REPLACED{white-space:normal}.tag.ADDED,.tag.REPLACED{color:var(--good)}.tag.REMOVED,.tag.gone{color:var(--bad)}.tag.COMING,.tag.LEAVING,.tag.urgent{color:var(--mark)}
form.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem 1rem;align-items:end;margin:0 0 1.5rem;padding:1rem 1.1rem;background:var(--raised);border-radius:.4rem}
label{display:block;font-size:.875rem;color:var(--soft)}
input,select,button,textarea{font:inherit;color:inherit}
input:not([type=checkbox]):not([type=radio]),select,textarea{display:block;width:100%;margin-top:.2rem;padding:.45rem .6rem;background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;min-height:2.6rem}
button,.button{display:inline-block;min-height:2.6rem;padding:.5rem 1.15rem;background:var(--ink);color:var(--paper);border:1px solid var(--ink);border-radius:.3rem;font-weight:600;text-decoration:none;cursor:pointer}
fieldset{border:1px solid var(--line);border-radius:.3rem;margin:0 0 1rem;padding:.5rem 1rem .8rem}legend{font-size:.875rem;color:var(--soft);padding:0 .3rem}
fieldset p{margin:0 0 .4rem}fieldset label{color:inherit;font-size:1rem;padding:.2rem 0}.prose dl div{margin-bottom:.7rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.5}
caption{text-align:left;color:var(--soft);padding-bottom:.6rem}
th,td{text-align:left;vertical-align:top;padding:.85rem 1.1rem .85rem 0;border-top:1px solid var(--line);font-weight:400;max-width:10rem}
thead th{font-size:.85rem;color:var(--soft);border-top:0;padding-top:.3rem;padding-bottom:.5rem;vertical-align:bottom}
tbody tr:last-child>*{border-bottom:1px solid var(--line)}
tbody th .name{font-weight:600}
.list thead th:nth-child(1){width:19%}.list thead th:nth-child(2){width:25%}.list thead th:nth-child(3){width:19%}.list thead th:nth-child(4){width:15%}.list td .when{font-weight:400}
.list tbody tr:hover{background:var(--raised)}
td p,th p{margin:0}
td p+p,th p+p{margin-top:.3rem}
td ul{margin:0;padding:0;list-style:none}
.diff th{width:26%;color:var(--soft);padding-top:.5rem;padding-bottom:.5rem}.diff td{width:37%;padding-top:.5rem;padding-bottom:.5rem}
.diff{max-width:60rem;margin:.5rem 0 0}
del{color:var(--soft)}ins{text-decoration:none}
details{margin-top:.35rem}summary{cursor:pointer;color:var(--link);font-size:.875rem}
details dl,.pairs{font-size:.9rem;margin:.5rem 0 .25rem}details dl div{margin-bottom:.35rem}.pairs div{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.1rem 1rem;padding:.15rem 0}.pairs{font-size:.95rem;max-width:60rem}
.facts+p,.facts+details{margin-top:1rem}.text{max-width:44rem}.text h2{margin-top:2.2rem}.text table{display:block;margin:0 0 1rem;overflow-x:auto;max-width:100%}.text th,.text td{max-width:none;min-width:6rem}.text pre{overflow-x:auto}.text blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
.words{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--raised);border-radius:.4rem;padding:1rem 1.1rem;margin:.75rem 0;max-width:44rem;font-size:.95rem}.words ins,.legend ins{color:var(--good);text-decoration:underline;text-decoration-thickness:.1em;font-weight:600}.words del,.legend del{color:var(--bad);text-decoration:line-through}.words .gap{display:block;color:var(--soft);text-align:center}
.unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.strong{font-weight:600}.more,.formats{margin:.6rem 0 0;font-size:.95rem}.formats{margin-top:1.5rem}.clear{margin-left:.75rem}
.foot{font-size:.9rem;color:var(--soft)}.tag+.tag{margin-left:.35rem}h2 .tag,h3 .tag{margin-left:.35rem}code{font-size:.85em;overflow-wrap:anywhere}
.bottom{border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
.bottom .frame{padding-top:1.25rem;padding-bottom:2.5rem}
.bottom p{margin:.75rem 0 0}
.bottom a{color:inherit}
@media (max-width:46rem){.frame{padding:0 1.1rem}main.frame{padding-top:1.75rem}
.pairs div{grid-template-columns:1fr}.pairs div+div{margin-top:.35rem}}
@media (max-width:62rem){
.list,.list tbody,.list tr,.list th,.list td,.list caption,.diff,.diff tbody,.diff tr,.diff th,.diff td{display:block;width:auto;max-width:none;overflow-wrap:anywhere}
.list thead,.diff thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.list tr,.diff tr{border-top:1px solid var(--line);padding:1rem 0}.list tbody tr:last-child,.diff tbody tr:last-child{border-bottom:1px solid var(--line)}
.list th,.list td,.diff th,.diff td,.list tbody tr:last-child>*,.diff tbody tr:last-child>*{border:0;padding:.15rem 0}
.list td[data-label],.diff td[data-label]{display:grid;grid-template-columns:7.5rem 1fr;gap:.75rem}
[data-label]::before{content:attr(data-label);color:var(--soft);font-size:.875rem}}
@media print{.top nav,.bottom ul,form,.skip{display:none}body{font-size:10pt}tr,.changes>li{break-inside:avoid}}
`.replaceAll('\n', '');
