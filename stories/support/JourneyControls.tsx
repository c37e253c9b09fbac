import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useStoryShop } from './StoryContext.ts'

/** What the journey is at, and a button that stops it. Outside of the story, which tests read. */
export function JourneyControls() {
  const { pace } = useStoryShop()
  const { words, isPaused } = useSyncExternalStore(pace.subscribe, pace.getState)
  if (!pace.isSlow) return null
  return createPortal(
    <aside className="journey-controls" aria-label="Journey">
      <button type="button" onClick={pace.toggle}>
        {isPaused ? 'Go on' : 'Pause'}
      </button>
      <output>{words}</output>
    </aside>,
    document.body,
  )
}
