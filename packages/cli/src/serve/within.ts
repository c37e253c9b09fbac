/** Waits for a job, at most so many milliseconds; then the job goes on unheard. Says whether it ended. Rejects as the job does. */
export async function within(job: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  // It keeps the process alive: a job that hangs on nothing would otherwise end it half way.
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const done = job.then(() => true)
  // A failure that comes too late is nobody's.
  done.catch(() => undefined)
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
