import { spawnSync } from 'node:child_process'

export interface Program {
  /** What the tests need, as a person would say it. */
  name: string
  /** Where it is, or `undefined`. */
  find: () => string | undefined
  /** Debian's packages that bring it. */
  packages: string[]
}

/**
 * Installs through the system's packages what the tests need and the machine lacks.
 *
 * Only as root on a system with apt; anywhere else it says what to install and throws.
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
