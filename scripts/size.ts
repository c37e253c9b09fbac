import { bundleSize } from './bundleSize.ts'
import { unpackPackages } from './packedPackages.ts'
import { sizeBudgets } from './sizeBudgets.ts'

const folder = unpackPackages()
for (const { name, source, limit } of sizeBudgets) {
  const { first, later } = await bundleSize(source, folder)
  const isGood = first <= limit
  console.log(`${isGood ? 'good' : 'BAD '} ${name}: ${first} of ${limit} bytes`)
  for (const [file, size] of Object.entries(later))
    console.log(`       later, when it is used: ${file} ${size}`)
  console.log(source.replaceAll(/^/gm, '       '))
  if (!isGood) process.exitCode = 1
}
