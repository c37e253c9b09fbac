import { readFileSync } from 'node:fs'
import CssMinimizerPlugin from 'css-minimizer-webpack-plugin'
import MiniCssExtractPlugin from 'mini-css-extract-plugin'
import webpack from 'webpack'
import { entries, keep } from '../entries.js'

/** css-loader, and cssnano as the minimizer; `postcss-loader` only where Tailwind needs it. */
const bundle = (entry, name, loaders) =>
  new Promise((resolve, reject) => {
    const compiler = webpack({
      mode: 'production',
      entry: `./entries/${entry}.js`,
      output: { path: `${process.cwd()}/out/.webpack/${name}/${entry}` },
      module: { rules: [{ test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader', ...loaders] }] },
      plugins: [new MiniCssExtractPlugin()],
      optimization: { minimizer: [new CssMinimizerPlugin()] },
    })
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) return reject(error ?? new Error(stats.toString()))
      keep(name, entry, readFileSync(`out/.webpack/${name}/${entry}/main.css`, 'utf8'))
      return resolve()
    })
  })

for (const entry of entries) await bundle(entry, 'webpack', entry === 'plain' ? [] : ['postcss-loader'])

await bundle('plain', 'webpack with postcss-preset-env', [
  {
    loader: 'postcss-loader',
    options: { postcssOptions: { config: false, plugins: ['postcss-preset-env'] } },
  },
])
