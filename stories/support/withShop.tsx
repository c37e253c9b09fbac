import { PaymentProvider } from '@powens-pay/react'
import { fr } from '@powens-pay/react/messages/fr'
import type { Decorator } from '@storybook/react-vite'
import type { StoryShop } from './openStory.ts'
import { StoryContext } from './StoryContext.ts'

const messages = [fr]

/** Puts a story into its shop, in the toolbar's language. Leaving is noted, not done. */
export const withShop: Decorator = (Story, { loaded, globals, id }) => {
  const story = loaded['story'] as StoryShop | undefined
  if (!story) return <Story />
  return (
    <StoryContext value={story} key={id}>
      <PaymentProvider
        client={story.shop.client}
        locale={String(globals['locale'])}
        messages={messages}
        navigate={(url) => story.destinations.push(url)}
      >
        <Story />
      </PaymentProvider>
    </StoryContext>
  )
}
