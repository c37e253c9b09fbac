import { bundleSize } from './bundleSize.ts'
import { unpackPackages } from './packedPackages.ts'
import { sizeBudgets } from './sizeBudgets.ts'

const folder = unpackPackages()
for (const { name, source, limit } of sizeBudgets) {
  const size = await bundleSize(source, folder)
  const isGood = size <= limit
  console.log(`${isGood ? 'good' : 'BAD '} ${name}: ${size} of ${limit} bytes`)
  console.log(source.replaceAll(/^/gm, '       '))
  if (!isGood) process.exitCode = 1
}
