/** A till slip with a tick, and the name. */
const drawMark = (ink: string, blue: string) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="150" height="40" viewBox="0 0 150 40">
    <path fill="${blue}" d="M4 4h24v32l-4-3-4 3-4-3-4 3-4-3-4 3z"/>
    <path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m10 17 5 5 8-9"/>
    <text x="40" y="18" font-family="system-ui, sans-serif" font-size="15" font-weight="700" fill="${ink}">Powens Pay</text>
    <text x="40" y="34" font-family="system-ui, sans-serif" font-size="11" fill="${ink}">for React, unofficial</text>
  </svg>`

/** The catalogue's own picture, as an address. */
export const markOf = (ink: string, blue: string): string =>
  `data:image/svg+xml,${encodeURIComponent(drawMark(ink, blue).replaceAll(/\s+/g, ' '))}`
