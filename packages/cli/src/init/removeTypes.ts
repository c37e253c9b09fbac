/** The JavaScript of an example's file. It knows what the examples use and no more; a test compares it with a compiler. */
export function removeTypes(text: string): string {
  return (
    text
      .replaceAll(/^import type .*\n/gm, '')
      .replaceAll(/^export interface \w+ \{\n[\s\S]*?^\}\n\n?/gm, '')
      // (input as { orderId?: unknown })
      .replaceAll(/\((\w+) as \{[^}]*\}\)/g, '$1')
      // ({ children }: { children: ReactNode })
      .replaceAll(/\}: \{ [^}]*\}\)/g, '})')
      // (id: unknown)
      .replaceAll(/\((\w+): \w+\)/g, '($1)')
      // ): Order | undefined =>
      .replaceAll(/\): [\w |]+(?= =>| \{)/g, ')')
      .replaceAll(/new (\w+)<[^>]+>/g, 'new $1')
  )
}
