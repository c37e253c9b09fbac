import { PaymentProvider } from '@powens-pay/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { languages } from './languages.ts'
import type { StoryShop } from './openStory.ts'
import type { WallRow } from './wallRows.tsx'
import './wall.css'

export interface OpenWallRow extends WallRow {
  story: StoryShop
}

export interface WallProps {
  rows: readonly OpenWallRow[]
  locales: readonly string[]
  themes: readonly string[]
}

/** One payment, read once for all its cells. */
function Row({
  row: { title, story, draw },
  locales,
  themes,
}: { row: OpenWallRow } & Omit<WallProps, 'rows'>) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }))
  return (
    <section>
      <h2>{title}</h2>
      <QueryClientProvider client={queries}>
        {themes.map((theme) => (
          <div key={theme} className="wall-row">
            {locales.map((locale) => (
              <div key={locale} className="wall-cell" data-theme={theme} lang={locale}>
                <p>{`${locale} · ${theme}`}</p>
                <PaymentProvider
                  client={story.shop.client}
                  locale={locale}
                  messages={languages}
                  navigate={story.leave}
                >
                  <div>{draw(story)}</div>
                </PaymentProvider>
              </div>
            ))}
          </div>
        ))}
      </QueryClientProvider>
    </section>
  )
}

/** Each state in each language and theme, side by side. */
export function Wall({ rows, locales, themes }: WallProps) {
  return (
    <main className="wall">
      {rows.map((row) => (
        <Row key={row.title} row={row} locales={locales} themes={themes} />
      ))}
    </main>
  )
}
