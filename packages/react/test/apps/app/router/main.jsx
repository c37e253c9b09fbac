import { createRoot } from 'react-dom/client'
import { BrowserRouter, Link, Route, Routes, useNavigate, useParams, useSearchParams } from 'react-router'
import { BanksPage } from '../shop/BanksPage.jsx'
import { OrderPage } from '../shop/OrderPage.jsx'
import { ReturnPage } from '../shop/ReturnPage.jsx'
import '../shop/page.css'
import { Shop } from '../shop/Shop.jsx'

const link = (to, text) => <Link to={to}>{text}</Link>

function OrderOfRoute() {
  const { id } = useParams()
  return <OrderPage orderId={id} link={link} />
}

function BanksOfRoute() {
  const { id } = useParams()
  return <BanksPage orderId={id} />
}

function ReturnOfRoute() {
  const navigate = useNavigate()
  const [, setSearchParams] = useSearchParams()
  return (
    <ReturnPage
      replace={(to) => navigate(to, { replace: true })}
      push={() => setSearchParams({ tab: 'details' })}
      link={link}
    />
  )
}

createRoot(document.getElementById('root')).render(
  <Shop>
    <BrowserRouter>
      <Routes>
        <Route path="/orders/:id" element={<OrderOfRoute />} />
        <Route path="/banks/:id" element={<BanksOfRoute />} />
        <Route path="/return" element={<ReturnOfRoute />} />
        <Route
          path="/about"
          element={
            <p>
              About the shop {link('/orders/42', 'Order 42')} {link('/return', 'Your payment')}
            </p>
          }
        />
      </Routes>
    </BrowserRouter>
  </Shop>,
)
