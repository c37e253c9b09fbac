import '../shop/page.css'
import { Shop } from '../shop/Shop.jsx'

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Shop>{children}</Shop>
      </body>
    </html>
  )
}
