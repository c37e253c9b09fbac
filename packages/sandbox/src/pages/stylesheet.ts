import type { World } from '../engine/World.ts'
import { baseStyles } from './styles.ts'

/** The one stylesheet of all pages: no page needs a style of its own, so a strict policy holds. */
export function answerStylesheet(world: World): Response {
  const brands = world.banks.map(({ slug, color }) => `.bank-${slug} { --brand: #${color}; }`).join('\n')
  return new Response(`${baseStyles}\n${brands}\n`, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' },
  })
}
