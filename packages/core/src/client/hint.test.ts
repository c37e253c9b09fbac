import { afterEach, expect, test, vi } from 'vitest'
import { readProblem } from './readProblem.ts'

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => void warn.mockClear())

const problem = { type: 'about:blank', title: 'No.', status: 403, code: 'forbidden_origin' }

test('default: a hint of a server in development goes to the console, once', () => {
  const response = new Response(null, { status: 403 })
  const hinted = { ...problem, hint: 'Set publicUrl to http://localhost:3000.' }
  readProblem(response, hinted)
  readProblem(response, hinted)
  expect(warn.mock.calls).toEqual([['[powens-pay] Set publicUrl to http://localhost:3000.']])
})

test('behavior: without one the console stays empty', () => {
  readProblem(new Response(null, { status: 403 }), problem)
  readProblem(new Response(null, { status: 403 }), '<h1>No</h1>')
  expect(warn).not.toHaveBeenCalled()
})
