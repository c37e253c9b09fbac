import { payments } from '../payments/payments'

const answer = ({ request }: { request: Request }) => payments(request)

export { answer as action, answer as loader }
