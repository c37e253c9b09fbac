import '../shop/page.css'
import { Shop } from '../shop/Shop.jsx'

export default function App({ Component, pageProps }) {
  return (
    <Shop>
      <Component {...pageProps} />
    </Shop>
  )
}
