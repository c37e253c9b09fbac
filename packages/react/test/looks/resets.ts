/** What pages reset before they draw anything, shortened to what reaches our parts. */
export const resets: Record<string, string> = {
  everything: '*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0 }',
  'everything and its borders':
    '* { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline }',
  // Eric Meyer, 2.0
  Meyer: `
    html, body, div, span, h1, h2, h3, p, dl, dt, dd, ol, ul, li, fieldset, form, label, legend, section, output {
      margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline }
    body { line-height: 1 }
    ol, ul { list-style: none }`,
  // normalize.css 8
  normalize: `
    html { line-height: 1.15 }
    button, input, optgroup, select, textarea { font-family: inherit; font-size: 100%; line-height: 1.15; margin: 0 }
    button, [type='button'] { -webkit-appearance: button }
    fieldset { padding: 0.35em 0.75em 0.625em }
    legend { box-sizing: border-box; color: inherit; display: table; max-width: 100%; padding: 0; white-space: normal }
    [type='search'] { -webkit-appearance: textfield; outline-offset: -2px }`,
  // Tailwind CSS 3, preflight
  'Tailwind CSS 3': `
    *, ::before, ::after { box-sizing: border-box; border-width: 0; border-style: solid; border-color: #e5e7eb }
    html { line-height: 1.5; font-family: ui-sans-serif, system-ui, sans-serif }
    h1, h2, h3 { font-size: inherit; font-weight: inherit }
    button, input { font-family: inherit; font-size: 100%; font-weight: inherit; line-height: inherit; color: inherit; margin: 0; padding: 0 }
    button, [type='button'] { -webkit-appearance: button; background-color: transparent; background-image: none }
    dl, dd, h1, h2, h3, p { margin: 0 }
    fieldset { margin: 0; padding: 0 }
    legend { padding: 0 }
    ol, ul { list-style: none; margin: 0; padding: 0 }
    svg { display: block; vertical-align: middle }`,
  // Bootstrap 5, reboot
  Bootstrap: `
    *, *::before, *::after { box-sizing: border-box }
    body { margin: 0; font-family: system-ui; line-height: 1.5 }
    h2 { margin-top: 0; margin-bottom: .5rem; font-weight: 500; line-height: 1.2; font-size: 2rem }
    p, ol, ul, dl { margin-top: 0; margin-bottom: 1rem }
    ol, ul { padding-left: 2rem }
    dt { font-weight: 700 }
    dd { margin-bottom: .5rem; margin-left: 0 }
    svg { vertical-align: middle }
    button { border-radius: 0 }
    button, input { margin: 0; font-family: inherit; font-size: inherit; line-height: inherit }
    fieldset { min-width: 0; padding: 0; margin: 0; border: 0 }
    legend { float: left; width: 100%; padding: 0; margin-bottom: .5rem; font-size: 1.5rem; line-height: inherit }
    [type='search'] { -webkit-appearance: textfield; outline-offset: -2px }`,
  'a page with rules for its own buttons, lists and headings': `
    button { width: 100%; background: #000; color: #fff; text-transform: uppercase; border-radius: 0 }
    button:hover { background: #333 }
    h2 { font-size: 3rem; color: #b00; text-transform: uppercase; margin: 2em 0 }
    ul { list-style: square; padding-left: 3em }
    li { margin: 1em 0 }
    p { margin: 2em 0; line-height: 2 }
    dl { display: grid } dt { font-weight: 700 } dd { margin-left: 4em }
    input { border: 0; background: #eee }
    a { color: #00f; text-decoration: underline }`,
}
