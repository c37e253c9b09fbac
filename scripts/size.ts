import { bundleSize } from './bundleSize.ts'
import { unpackPackages } from './packedPackages.ts'
import { sizeBudgets } from './sizeBudgets.ts'

const folder = unpackPackages()
for (const { name, source, limit, goal } of sizeBudgets) {
  const size = await bundleSize(source, folder)
  const isGood = size <= limit
  const aim = goal === undefined ? '' : `, goal ${goal}`
  console.log(`${isGood ? 'good' : 'BAD '} ${name}: ${size} of ${limit} bytes${aim}`)
  console.log(source.replaceAll(/^/gm, '       '))
  if (!isGood) process.exitCode = 1
}
