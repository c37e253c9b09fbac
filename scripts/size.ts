import { bundleSize, growth } from './bundleSize.ts'
import { unpackPackages } from './packedPackages.ts'
import { sizeBudgets } from './sizeBudgets.ts'

const folder = unpackPackages()
for (const { name, source, limit, beside } of sizeBudgets) {
  const { first, later } = await bundleSize(source, folder)
  const counted = beside === undefined ? first : growth({ first, later }, await bundleSize(beside, folder))
  const isGood = counted <= limit
  console.log(`${isGood ? 'good' : 'BAD '} ${name}: ${counted} of ${limit} bytes`)
  for (const [file, size] of Object.entries(later))
    console.log(`       later, when it is used: ${file} ${size}`)
  console.log(source.replaceAll(/^/gm, '       '))
  if (!isGood) process.exitCode = 1
}
