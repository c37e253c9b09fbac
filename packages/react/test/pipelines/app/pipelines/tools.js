import tailwind from '@tailwindcss/postcss'
import { readFileSync } from 'node:fs'
import esbuild from 'esbuild'
import { browserslistToTargets, transform } from 'lightningcss'
import postcss from 'postcss'
import presetEnv from 'postcss-preset-env'
import tailwind3 from 'tailwindcss3'
import { keep } from '../entries.js'

const file = 'node_modules/@powens-pay/react/dist/styles/styles.css'
const css = readFileSync(file, 'utf8')

keep('no tool', 'plain', css)

for (const target of ['chrome80', 'safari14', 'esnext'])
  keep(
    `esbuild for ${target}`,
    'plain',
    (await esbuild.transform(css, { loader: 'css', minify: true, target })).code,
  )

for (const browsers of [['chrome 90'], ['safari 15'], ['chrome 111', 'safari 16.4'], ['chrome 150']]) {
  const { code } = transform({
    filename: file,
    code: Buffer.from(css),
    minify: true,
    targets: browserslistToTargets(browsers),
  })
  keep(`Lightning CSS for ${browsers.join(' and ')}`, 'plain', code)
}

for (const stage of [0, 2, 4])
  for (const browsers of ['defaults', '> 0.01%']) {
    const plugins = [presetEnv({ stage, browsers })]
    const result = await postcss(plugins).process(css, { from: file })
    keep(`postcss-preset-env, stage ${stage}, ${browsers}`, 'plain', result.css)
  }

const withPrefix = `@import 'tailwindcss' prefix(tw) source(none);
@source inline('tw:bg-red-600 tw:rounded-none tw:p-8');
@import '@powens-pay/react/tailwind.css';`
const prefixed = await postcss([tailwind()]).process(withPrefix, {
  from: `${process.cwd()}/entries/prefix.css`,
})
keep('Tailwind CSS', 'tailwind-prefix', prefixed.css)

// Its preflight stands in no layer until the page puts it into one.
const olderTailwind = `@layer preflight, powens-pay;
${css}
@layer preflight { @tailwind base; }
@tailwind utilities;`
const content = [{ raw: '<button class="bg-red-600 rounded-none p-8">' }]
const older = await postcss([tailwind3({ content })]).process(olderTailwind, { from: undefined })
keep('Tailwind CSS 3', 'with-tailwind', older.css)
