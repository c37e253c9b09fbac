import Link from 'next/link'
import { useRouter } from 'next/router'
import { OrderPage } from '../../../shop/OrderPage.jsx'

export const getServerSideProps = () => ({ props: {} })

export default function Page() {
  const { id } = useRouter().query
  return <OrderPage orderId={id} link={(to, text) => <Link href={`/classic${to}`}>{text}</Link>} />
}
