import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Serves the built front end; an address that is no file gets the page, which knows its own routes. */
export function createFileServer(folder: string) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    const path = safePath(folder, new URL(request.url).pathname)
    const isAsset = path !== undefined && extname(path) in types
    const file = isAsset ? path : join(folder, 'index.html')
    const body = await readFile(file).catch(() => undefined)
    if (!body) return new Response('Not found', { status: 404 })
    return new Response(body, {
      headers: {
        'content-type': types[extname(file)] as string,
        // Built assets carry their hash in their name; the page itself must always be the latest.
        'cache-control': file.includes(`${sep}assets${sep}`)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      },
    })
  }
}

function safePath(folder: string, pathname: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}
