import { expect, test } from 'vitest'
import { readProblem } from '../client/readProblem.ts'
import { errorCodes, type ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'
import { problemContentType, toProblem } from './toProblem.ts'

const read = async (response: Response) => readProblem(response, await response.json().catch(() => undefined))

test('default', () => {
  expect(
    toProblem(new PaymentError('order_not_found', 'No order 42 of yours.', { requestId: 'r1' })),
  ).toEqual({
    type: 'about:blank',
    title: 'There is no such order for this customer.',
    status: 404,
    detail: 'No order 42 of yours.',
    code: 'order_not_found',
    requestId: 'r1',
  })
})

test('behavior: a message that says no more than the title is not repeated', () => {
  expect(toProblem(new PaymentError('rate_limited'))).not.toHaveProperty('detail')
})

test('behavior: a code of nobody is an internal error that keeps its name', () => {
  expect(toProblem(new PaymentError('toString' as ErrorCode))).toMatchObject({
    status: 500,
    code: 'toString',
  })
})

test.each(Object.keys(errorCodes) as ErrorCode[])('behavior: %s survives the wire', async (code) => {
  const problem = toProblem(new PaymentError(code, 'What happened.', { requestId: 'r9' }))
  const response = new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': problemContentType },
  })
  expect(await read(response)).toMatchObject({
    code,
    message: 'What happened.',
    requestId: 'r9',
    status: problem.status,
  })
})

test.each([
  ['<h1>Bad gateway</h1>', 502],
  ['', 500],
  ['<h1>Not found</h1>', 404],
  ['"no"', 400],
  ['null', 403],
])('readProblem: behavior: %s with %i is no problem document', async (body, status) => {
  const error = await read(new Response(body, { status }))
  expect(error).toMatchObject({ code: 'invalid_response', status })
  expect(error.message).toBe('Is the handler mounted at the base path?')
})

test("readProblem: behavior: another program's numbered code is text like any other", async () => {
  const error = await read(Response.json({ code: 7, message: 'no' }, { status: 400 }))
  expect(error).toMatchObject({ code: '7', status: 400 })
})
