/** What reads badly on a page, in words. It needs nothing from this module, so it can be sent into any page. */
export function readLayout(document: Document): string[] {
  const parts = '[class^="powens-pay"]'
  const unseen = '.powens-pay-hidden, .powens-pay-hidden *, .powens-pay-announcement:empty'
  const view = document.defaultView!
  const describe = (element: Element) =>
    `${element.className || element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40)}"`
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.matches(unseen)
  const elements = [...document.querySelectorAll<HTMLElement>(parts)].filter(isSeen)
  const found: string[] = []

  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in ${clientWidth}`)

  for (const element of elements) {
    const { scrollWidth: inner, clientWidth: outer } = element
    const isScroller = /auto|scroll/.test(view.getComputedStyle(element).overflowY)
    // An inline element has no width of its own.
    if (outer > 0 && inner > outer + 1 && !isScroller)
      found.push(`${describe(element)} is ${inner} px wide in ${outer}`)
  }

  // The lines that words are set in.
  const lines: { owner: Element; box: DOMRect }[] = []
  const words = document.createTreeWalker(document.body, view.NodeFilter.SHOW_TEXT)
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const owner = node.parentElement
    if (!owner?.closest(parts) || !isSeen(owner) || owner.closest('svg') || !node.textContent?.trim())
      continue
    if (owner.closest(unseen)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    lines.push(...boxes.map((box) => ({ owner, box })))
    if (/amount/.test(owner.className) && new Set(boxes.map(({ top }) => Math.round(top))).size > 1)
      found.push(`${describe(owner)} stands on several lines`)
    const control = owner.closest('button, a, input')
    const frame = control?.getBoundingClientRect()
    for (const box of boxes)
      if (frame && (box.left < frame.left - 1 || box.right > frame.right + 1))
        found.push(`${describe(owner)} sticks out of its control`)
  }
  for (const [index, { owner, box }] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      // Neighbouring lines of one text may touch.
      if (owner !== other.owner && width > 1 && height > Math.min(box.height, other.box.height) / 3)
        found.push(`${describe(owner)} lies on ${describe(other.owner)}`)
    }
  return found
}
