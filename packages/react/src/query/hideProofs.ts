/**
 * Hides properties of an answer from everything that copies: JSON, spreading, cloning, and so persisters and dehydration.
 * They can be read by name.
 */
export function hideProofs<Answer extends object>(answer: Answer, ...names: (keyof Answer)[]): Answer {
  const shown = { ...answer }
  for (const name of names) Object.defineProperty(shown, name, { value: answer[name], enumerable: false })
  return shown
}
