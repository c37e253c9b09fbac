import { answer } from '../../shop.js'

// The handler alone: not the route's parameters, which Next adds.
export const GET = (request) => answer(request)
