import { request } from 'node:http'

/** Follows a link as a browser's address bar does: the headers of `fetch` say that it is no navigation, and the wire refuses those. */
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
