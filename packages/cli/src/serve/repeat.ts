/** Runs a job again and again, never twice at once. Returns a function that stops it and waits for the current run. */
export function repeat(job: () => Promise<void>, pause: number): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let running: Promise<void> = Promise.resolve()

  const run = (): void => {
    running = job().then(() => {
      if (!isStopped) timer = setTimeout(run, pause)
    })
  }
  run()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
