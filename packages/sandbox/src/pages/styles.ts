/** How the webview and the banks look. */
export const baseStyles = `
:root, :host {
  color-scheme: light dark;
  --brand: #2f4bdc;
  --page: light-dark(#f3f4f7, #14161a);
  --card: light-dark(#ffffff, #1d2026);
  --ink: light-dark(#171a21, #eceef2);
  --soft: light-dark(#5a6170, #a3abba);
  --line: light-dark(#d9dde5, #363b45);
  --link: light-dark(#2a41b8, #9db0ff);
  --bad: light-dark(#a11223, #ff9aa5);
  --good: light-dark(#0b6b3a, #6fd79d);
  --bad-ground: light-dark(#fdecee, #3a1a1f);
}
:host { display: block; }
:host .page { min-height: 100%; }
* { box-sizing: border-box; }
body { margin: 0; }
.page {
  min-height: 100vh; display: flex; flex-direction: column;
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
.top { padding: 1rem; border-bottom: 1px solid var(--line); background: var(--card); text-align: center; }
.bank .top { background: var(--brand); border-color: var(--brand); color: #fff; }
.brand { display: inline-flex; align-items: center; gap: .625rem; font-weight: 650; }
.card {
  width: min(27.5rem, 100% - 2rem); margin: 2rem auto; padding: 1.5rem;
  background: var(--card); border: 1px solid var(--line); border-radius: .875rem;
}
.foot { margin-top: auto; padding: 1rem; text-align: center; font-size: .8125rem; color: var(--soft); }
h1 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; letter-spacing: -.01em; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
.summary { margin: -1.5rem -1.5rem 1.5rem; padding: 1.25rem 1.5rem; border-bottom: 1px solid var(--line); }
.summary p { margin: 0; }
.payee, .label { color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; }
.payee strong { color: var(--ink); font-weight: 600; }
.amount { font-size: 2rem; font-weight: 680; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
label { display: block; margin-bottom: .375rem; font-size: .9375rem; font-weight: 550; }
input:not([type='checkbox'], [type='radio']), select {
  width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid light-dark(#7d8595, #757e8f); border-radius: .5rem;
}
.search { margin-bottom: 1rem; }
.row { display: flex; gap: .5rem; }
button, .button {
  display: block; width: 100%; min-height: 2.75rem; padding: .625rem 1rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer;
  color: #fff; background: var(--brand); border: 1px solid var(--brand); border-radius: .5rem;
}
button:hover, .button:hover { filter: brightness(1.08); }
button.quiet, button.plain { color: inherit; background: transparent; border-color: var(--line); }
button.plain { border-color: transparent; color: var(--soft); font-weight: 500; }
button.plain:hover { text-decoration: underline; }
.row button { width: auto; }
:focus-visible { outline: 3px solid light-dark(#2a41b8, #9db0ff); outline-offset: 2px; }
.banks { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.banks li { border-bottom: 1px solid var(--line); }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 3.5rem; padding: .5rem; color: inherit; text-decoration: none; }
a.choice:hover { background: light-dark(#f3f4f7, #262a32); }
.choice small { display: block; color: var(--soft); }
.choice[data-unavailable] { color: var(--soft); }
.choice[data-unavailable] .mark { background: var(--line); color: var(--soft); }
.mark {
  flex: none; display: inline-grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: .5rem;
  background: var(--brand); color: #fff; font-size: .8125rem; font-weight: 700; letter-spacing: .02em;
}
.bank .top .mark { background: #fff; color: var(--brand); }
.facts { display: grid; grid-template-columns: auto 1fr; gap: .375rem 1rem; margin: 0 0 1.25rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
.check { display: flex; gap: .625rem; align-items: start; }
.check label { margin: 0; font-weight: 400; }
input[type='checkbox'], input[type='radio'] { flex: none; width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; accent-color: var(--brand); }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .375rem; font-weight: 550; font-size: .9375rem; }
.account { display: flex; gap: .75rem; align-items: center; min-height: 3rem; margin: 0 0 .5rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; font-weight: 400; cursor: pointer; }
.account input { margin: 0; }
.account:has(:checked) { border-color: var(--brand); box-shadow: inset 0 0 0 1px var(--brand); }
.leave { margin-top: .75rem; }
.pair { display: grid; gap: .5rem; }
.hint { color: var(--soft); }
.aside { margin: 1rem 0 0; text-align: center; }
.problem { padding: .75rem 1rem; border-radius: .5rem; color: var(--bad); background: var(--bad-ground); }
h2 { margin: 0 0 .75rem; font-size: 1.0625rem; }
h2 small, .amount small { color: var(--soft); font-weight: 500; font-size: .8125rem; letter-spacing: 0; }
.wide { width: min(72rem, 100% - 2rem); margin: 2rem auto; }
.panel { margin: 0 0 1.25rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .875rem; }
.steps { display: flex; flex-wrap: wrap; gap: .5rem; }
.steps button, button.narrow { width: auto; }
button.narrow { margin-bottom: 1.25rem; background: var(--card); }
.control .facts { grid-template-columns: max-content 1fr; margin: 0; }
.control .facts dd { text-align: left; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 550; white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; }
.state { font-weight: 600; }
.state[data-state='done'], .state[data-state='accepted'], .good { color: var(--good); }
.state[data-state='rejected'], .state[data-state='expired'], .bad { color: var(--bad); }
@media (forced-colors: active) { .mark, button, .button { border: 1px solid; } }
@media (max-width: 30rem) { .card { width: 100%; margin: 0; border: 0; border-radius: 0; } }
`
