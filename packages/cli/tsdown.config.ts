import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { library } from '../../tsdown.shared.ts'
import { listExample } from './src/init/examples.ts'
import { frameworks } from './src/init/frameworks.ts'

const examples = join(import.meta.dirname, '..', '..', 'examples')

export default library({
  entry: ['src/index.ts', 'src/main.ts'],
  platform: 'node',
  // What `init` writes. In the repository it reads the examples where they are.
  afterBuild() {
    for (const { name } of frameworks)
      for (const path of listExample(name))
        cpSync(join(examples, name, path), join('dist', 'examples', name, path))
  },
})
