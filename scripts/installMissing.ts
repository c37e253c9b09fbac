import { spawnSync } from 'node:child_process'

export interface Program {
  /** What the tests need, in words for a message. */
  name: string
  /** Its path, or `undefined`. */
  find: () => string | undefined
  /** The Debian packages that install it. */
  packages: string[]
}

/**
 * Installs what the tests need and the machine lacks, from the system's packages.
 *
 * Needs root and apt. Anywhere else it throws, with a message that says what to install.
 */
export function installMissing(programs: Program[]): void {
  const missing = programs.filter(({ find }) => !find())
  if (missing.length === 0) return

  const packages = missing.flatMap((program) => program.packages)
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (canInstall) {
    console.log(`Installing ${packages.join(' ')} for the tests …`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '-q', '--no-install-recommends', ...packages]
    for (const parameters of [['update', '-q'], install])
      spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  }
  const still = missing.filter(({ find }) => !find())
  if (still.length > 0)
    throw new Error(
      `The tests need ${still.map(({ name }) => name).join(' and ')}, which this machine lacks. ` +
        `Install it (on Debian or Ubuntu: apt-get install ${packages.join(' ')}) and run the command again.`,
    )
}
