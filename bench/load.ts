import { connect } from 'node:net'

const endOfHead = '\r\n\r\n'

/** Sends the same request over keep-alive connections, one at a time on each, and returns how many were answered. */
export async function sendLoad(
  port: number,
  message: string,
  milliseconds: number,
  connections = 16,
): Promise<number> {
  const end = performance.now() + milliseconds
  const counts = await Promise.all(Array.from({ length: connections }, () => keepSending(port, message, end)))
  return counts.reduce((sum, count) => sum + count, 0)
}

function keepSending(port: number, message: string, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(message))
    socket.setNoDelay(true)
    let count = 0
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      const head = answer.indexOf(endOfHead)
      if (head < 0 || !isWhole(answer, head)) return
      if (!answer.startsWith('HTTP/1.1 2')) {
        socket.destroy(new Error(answer))
        return
      }
      answer = ''
      count += 1
      if (performance.now() < end) socket.write(message)
      else socket.destroy()
    })
    socket.on('error', reject).on('close', () => resolve(count))
  })
}

function isWhole(answer: string, head: number): boolean {
  const length = /content-length: (\d+)/i.exec(answer)?.[1]
  if (length !== undefined) return answer.length >= head + endOfHead.length + Number(length)
  return /transfer-encoding: chunked/i.test(answer) ? answer.endsWith('0\r\n\r\n') : true
}
