import { createContext, useContext } from 'react'
import type { StoryShop } from './openStory.ts'

export const StoryContext = createContext<StoryShop | null>(null)

/** The shop a story plays in. */
export function useStoryShop(): StoryShop {
  const story = useContext(StoryContext)
  if (story) return story
  throw new Error('This story names no scenario. Add parameters: { scenario: … }.')
}
