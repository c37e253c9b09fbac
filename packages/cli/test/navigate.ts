import { request } from 'node:http'

/** Follows a link as a browser's address bar would: `fetch` says that it is no navigation, and the wire believes it. */
export function navigate(url: string): Promise<{ status: number; location: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' }
    const sent = request(url, { headers }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' })
    })
    sent.once('error', reject).end()
  })
}
