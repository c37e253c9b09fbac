import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from '../navigation.tsx'
import { languages, shopQuery, signIn, type Language } from '../shopClient.ts'
import { languageNames, useWords } from '../words.ts'

export function Header({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { language, words } = useWords()
  const { data: shop } = useQuery(shopQuery)
  return (
    <header className="header">
      <Link className="brand" href="/">
        <img src="/pictures/croissant.svg" alt="" width="40" height="40" />
        <span>
          <strong>Fournil</strong>
          <small>{words.tagline}</small>
        </span>
      </Link>
      <nav>
        <Link href="/">{words.bakery}</Link>
        <Link href="/orders">{words.orders}</Link>
        <CustomerPicker />
        <fieldset className="languages">
          <legend className="visually-hidden">{words.language}</legend>
          {languages.map((one) => (
            <button
              key={one}
              className="plain"
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => onLanguage(one)}
            >
              {languageNames[one]}
            </button>
          ))}
        </fieldset>
      </nav>
      {shop?.mode !== 'powens' && <p className="sandbox-note">{shop && words.sandboxNote}</p>}
    </header>
  )
}

function CustomerPicker() {
  const { words } = useWords()
  const { data: shop } = useQuery(shopQuery)
  const queryClient = useQueryClient()
  // Another customer sees other orders: nothing read for the last one may stay on the page.
  const { mutate, isIdle } = useMutation({
    mutationFn: signIn,
    onSuccess: () => queryClient.resetQueries(),
  })
  const [first] = shop?.customers ?? []
  // The first customer is chosen at the start.
  const guest = shop && !shop.customer && isIdle ? first?.id : undefined
  useEffect(() => {
    if (guest !== undefined) mutate(guest)
  }, [guest, mutate])
  return (
    <label className="customer">
      <span className="visually-hidden">{words.customer}</span>
      <select value={shop?.customer?.id ?? ''} onChange={(event) => mutate(event.target.value)}>
        <option value="" disabled>
          {words.choose}
        </option>
        {shop?.customers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
