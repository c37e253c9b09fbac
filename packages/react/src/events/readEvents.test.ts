import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvents, type StreamEvent } from './readEvents.ts'

const stream = (...chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
const bytes = (text: string) => new TextEncoder().encode(text)

async function readAll(...chunks: Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = []
  for await (const event of readEvents(stream(...chunks))) events.push(event)
  return events
}

test('default', async () => {
  expect(await readAll(bytes('id: 1\nevent: payment\ndata: {"a":1}\n\n'))).toEqual([
    { event: 'payment', data: '{"a":1}' },
  ])
})

test.each([
  ['comments and silence', ':\n\n: still here\n\n', []],
  ['an event without a name', 'data: a\n\n', [{ event: 'message', data: 'a' }]],
  ['several lines of data', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
  ['carriage returns', 'event: payment\r\ndata: a\r\n\r\n', [{ event: 'payment', data: 'a' }]],
  ['an event that was cut off', 'data: a\n\ndata: b\n', [{ event: 'message', data: 'a' }]],
  ['no space after the colon', 'data:a\n\n', [{ event: 'message', data: 'a' }]],
  [
    'a name that belongs to the event before',
    'event: x\ndata: a\n\ndata: b\n\n',
    [
      { event: 'x', data: 'a' },
      { event: 'message', data: 'b' },
    ],
  ],
])('behavior: %s', async (_, text, events) => {
  expect(await readAll(bytes(text))).toEqual(events)
})

test('behavior: it does not matter where the network cuts, even inside a character', async () => {
  const whole = bytes('event: payment\r\ndata: {"bank":"Crédit Lacustre €"}\r\n\r\n: hello\n\ndata: b\n\n')
  const expected = await readAll(whole)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 12 }),
      async (cuts) => {
        const at = [0, ...new Set(cuts.toSorted((a, b) => a - b)), whole.length]
        const chunks = at.slice(1).map((end, index) => whole.slice(at[index], end))
        expect(await readAll(...chunks)).toEqual(expected)
      },
    ),
  )
})
