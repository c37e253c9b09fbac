import { PaymentProvider } from '@powens-pay/react'
import type { Decorator } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { languages } from './languages.ts'
import type { StoryShop } from './openStory.ts'
import { StoryContext } from './StoryContext.ts'

// A story shows an error at once instead of after three more tries.
const makeQueryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })

function Queries({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/** Puts a story into its shop, in the toolbar's language. Leaving is noted, not done. */
export const withShop: Decorator = (Story, { loaded, globals, id }) => {
  const story = loaded['story'] as StoryShop | undefined
  if (!story) return <Story />
  return (
    <StoryContext value={story} key={id}>
      <Queries>
        <PaymentProvider
          client={story.shop.client}
          locale={String(globals['locale'])}
          messages={languages}
          navigate={story.leave}
        >
          <Story />
        </PaymentProvider>
      </Queries>
    </StoryContext>
  )
}
